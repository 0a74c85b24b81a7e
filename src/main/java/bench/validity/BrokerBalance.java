package bench.validity;

import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;
import static bench.validity.Checks.text;

import bench.result.BrokerFigures;
import bench.result.Check;
import bench.result.Limits;
import bench.result.Phrase;
import bench.result.Spread;
import bench.result.Statistic;
import bench.result.Validity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether one broker is much slower than the others, which the percentiles of all do not show. */
public final class BrokerBalance {
    /** Times the others' p99. */
    private static final double SLOW = 2;

    /** Brokers of any cluster differ by so much in the course of a minute. */
    private static final double SMALL_MS = 2;

    private BrokerBalance() {}

    /** The validity of a measurement with the check of its brokers, where there are several to compare. */
    public static Validity judged(Validity measured, List<BrokerFigures> brokers) {
        return check(brokers).map(measured::with).orElse(measured);
    }

    /** The slowest broker beside the others; empty where there are fewer than two, or none of the others has a p99. */
    static Optional<Check> check(List<BrokerFigures> brokers) {
        List<Slowness> all = brokers.stream()
                .filter(broker -> broker.id() != null)
                .map(Slowness::of)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Slowness::ms))
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Slowness slowest = all.get(all.size() - 1);
        List<Slowness> others = all.subList(0, all.size() - 1).stream()
                .filter(other -> other.statistic == Statistic.P99)
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(ofSlowest(slowest, others, brokers));
    }

    private static Check ofSlowest(Slowness slowest, List<Slowness> others, List<BrokerFigures> all) {
        double ofOthers = Spread.of(others.stream().map(Slowness::ms).toList())
                .orElseThrow()
                .median();
        double ratio = slowest.ms() / Math.max(ofOthers, SMALL_MS / 100);
        Limits limits = Limits.warnAbove("times", limit(slowest, others));
        boolean isSlow = limits.isBroken(ratio) && slowest.ms() - ofOthers > SMALL_MS;
        String format = slowest.statistic == Statistic.P99
                ? "p%.0f of broker %d is %.3f ms, %.1f times the others' %.3f ms"
                : "p%.0f of broker %d is %.3f ms, %.1f times the others' p99 of %.3f ms";
        Phrase seen =
                Phrase.of(format, slowest.statistic.percent(), slowest.broker.id(), slowest.ms(), ratio, ofOthers);
        return Check.of("broker balance", ratio, limits, seen)
                .allowing(Phrase.of("%.1f times, or %.0f ms more", limits.warnAbove(), SMALL_MS))
                .judged(isSlow ? WARN : VALID)
                .advising(why(slowest.broker, all));
    }

    /** Of few messages a percentile is uncertain: by about the root of those that lie above it, of which two are allowed for. */
    private static double limit(Slowness slowest, List<Slowness> others) {
        double fewestAbove = Stream.concat(Stream.of(slowest), others.stream())
                .mapToDouble(Slowness::messagesAbove)
                .min()
                .orElseThrow();
        return SLOW * (1 + 2 / Math.sqrt(fewestAbove));
    }

    private static String why(BrokerFigures slowest, List<BrokerFigures> all) {
        int partitions = all.stream().mapToInt(BrokerFigures::leaderOf).sum();
        double mean = (double) partitions / all.size();
        String name = "broker " + slowest.id() + " at " + slowest.host()
                + (slowest.rack() == null ? "" : " in rack " + slowest.rack());
        if (slowest.leaderOf() > 1.5 * mean) {
            return text(
                    "%s leads %d of the %d partitions: let the leaders be spread evenly, or the figures are mostly those of"
                            + " that broker",
                    name, slowest.leaderOf(), partitions);
        }
        return name + " is slower than the others: look at its disks, its processors and the network to it; the slowest"
                + " messages of all are mostly its own";
    }

    /**
     * What the p99 of a broker is at least. One that is slow may have too few messages for a p99 because it is slow; a lower
     * percentile of them is no more than their p99.
     *
     * @param statistic the highest of those up to p99 that means something of so many messages
     */
    private record Slowness(BrokerFigures broker, Statistic statistic) {
        private static final List<Statistic> FROM_HIGHEST =
                List.of(Statistic.P99, Statistic.P95, Statistic.P75, Statistic.P50);

        static Optional<Slowness> of(BrokerFigures broker) {
            return FROM_HIGHEST.stream()
                    .filter(broker.publishLatency()::isSupported)
                    .findFirst()
                    .map(highest -> new Slowness(broker, highest));
        }

        double ms() {
            return broker.publishLatency().value(statistic);
        }

        double messagesAbove() {
            return broker.publishLatency().count() * (100 - statistic.percent()) / 100;
        }
    }
}
