/**
 * The command line: picocli commands, exit codes, and the only place that wires everything together. May import all.
 */
package bench.cli;
