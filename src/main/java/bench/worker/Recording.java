package bench.worker;

import bench.delivery.DeliveryLedger;
import bench.stats.WorkerStats;
import bench.time.Clock;

/**
 * Where the threads of a load record what they do.
 *
 * @param end when the load ends
 * @param stats takes the samples, by phase
 * @param ledger accounts for all messages
 * @param failures what went wrong
 * @param clock the time
 */
record Recording(LoadEnd end, WorkerStats stats, DeliveryLedger ledger, Failures failures, Clock clock) {}
