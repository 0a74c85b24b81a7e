/**
 * A strict reading of YAML: a tree of values that know their place, and all that is wrong with them in one pass. Knows nothing
 * of workloads and drivers. Imports nothing of the project.
 */
package bench.yaml;
