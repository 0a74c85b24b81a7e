package bench.calibrate;

import bench.config.ClientCounts;
import bench.config.Messages;
import bench.config.OfferedRate;
import bench.config.StampMode;
import bench.config.Timing;
import bench.config.TopicLayout;
import bench.config.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The loads of a calibration.
 *
 * @param ceilings as fast as can be, by more and more producers
 * @param sending the same by one, with stamps and without; nobody reads
 * @param delivering the same with a consumer
 * @param paced at fixed rates
 * @param timing of each
 */
record CalibrationPlan(
        List<Workload> ceilings,
        List<Workload> sending,
        List<Workload> delivering,
        List<Workload> paced,
        Timing timing) {

    /** No producer comes near it, in messages/s. */
    private static final double UNREACHABLE = Integer.MAX_VALUE;

    private static final List<Integer> PRODUCERS = List.of(1, 2, 4);
    private static final List<StampMode> STAMPS = List.of(StampMode.PAYLOAD, StampMode.NONE);
    private static final List<Integer> RATES = List.of(1_000, 10_000, 100_000);
    /** Small ones, since it is not the copying of bytes that is measured. */
    private static final int MESSAGE_BYTES = 100;

    /** The plan with these lengths. */
    static CalibrationPlan of(Timing timing) {
        List<Workload> ceilings = PRODUCERS.stream()
                .map(producers -> workload(
                        "highest rate, producers: " + producers,
                        new ClientCounts(producers, 0, 0),
                        UNREACHABLE,
                        StampMode.PAYLOAD,
                        timing))
                .toList();
        List<Workload> sending = STAMPS.stream()
                .map(stamp -> workload(
                        "highest rate, stamp: " + text(stamp), new ClientCounts(1, 0, 0), UNREACHABLE, stamp, timing))
                .toList();
        List<Workload> delivering = STAMPS.stream()
                .map(stamp -> workload(
                        "highest rate with a consumer, stamp: " + text(stamp),
                        new ClientCounts(1, 1, 1),
                        UNREACHABLE,
                        stamp,
                        timing))
                .toList();
        List<Workload> paced = RATES.stream()
                .map(rate -> workload(rate + " msg/s", new ClientCounts(1, 0, 0), rate, StampMode.PAYLOAD, timing))
                .toList();
        return new CalibrationPlan(ceilings, sending, delivering, paced, timing);
    }

    /** Of each measurement. */
    Duration length() {
        return timing.testDuration();
    }

    /** Of the load before it. */
    Duration warmup() {
        return timing.warmupDuration();
    }

    private static String text(StampMode stamp) {
        return stamp.name().toLowerCase(Locale.ROOT);
    }

    private static Workload workload(String name, ClientCounts clients, double rate, StampMode stamp, Timing timing) {
        return new Workload(
                name,
                TopicLayout.of(1, 1),
                clients,
                Messages.ofSize(MESSAGE_BYTES, stamp),
                OfferedRate.constant(rate),
                timing,
                Optional.empty(),
                1);
    }
}
