/**
 * Whether a measurement is to be trusted: meters of the client's own health, and the judgement on what they and the
 * intervals show. May import result, stats, delivery, config and time.
 */
package bench.validity;
