/**
 * Starts and stops the throwaway local Kafka, in a process of its own. May import config; the only package that may use
 * the classes of the Kafka server, and only in those of its classes that run in that process.
 */
package bench.broker;
