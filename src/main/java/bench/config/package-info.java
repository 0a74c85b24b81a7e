/**
 * What a user asked for: workload and driver files as validated records, and the keys of those files. May import yaml.
 */
package bench.config;
