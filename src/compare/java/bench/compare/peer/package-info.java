/**
 * Measures bench beside Kafka's own performance tools, both run as a user runs them, and prints a table. May import
 * result, stats and broker.
 */
package bench.compare.peer;
