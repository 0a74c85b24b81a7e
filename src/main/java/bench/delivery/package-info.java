/**
 * What became of each message: ledgers that threads write to while the load is on, and the account they give when it is over.
 * May import stats, for its counters.
 */
package bench.delivery;
