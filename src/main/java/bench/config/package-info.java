/**
 * What a user asked for: workload and driver files as validated records, and the strict reading of them. Imports
 * nothing of the project.
 */
package bench.config;
