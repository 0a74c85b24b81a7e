package bench.worker;

import bench.delivery.DeliveryLedger;
import bench.stats.WorkerStats;
import bench.time.Clock;

/**
 * Where the threads of a load record what they do.
 *
 * @param window tells the phases apart
 * @param warmup samples of messages that were sent before the measurement
 * @param measurement samples of messages that were sent in it
 * @param ledger accounts for all messages
 * @param failures what went wrong
 * @param clock the time
 */
record Recording(
        Window window,
        WorkerStats warmup,
        WorkerStats measurement,
        DeliveryLedger ledger,
        Failures failures,
        Clock clock) {}
