package bench.validity;

import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;
import static bench.validity.Checks.text;

import bench.result.BrokerFigures;
import bench.result.Check;
import bench.result.Limits;
import bench.result.Phrase;
import bench.result.Statistic;
import bench.result.Validity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

    /** The slowest broker beside the others; empty where fewer than two have messages enough for a p99. */
    static Optional<Check> check(List<BrokerFigures> brokers) {
        List<BrokerFigures> supported = brokers.stream()
                .filter(broker -> broker.id() != null && broker.publishLatency().isSupported(Statistic.P99))
                .sorted(Comparator.comparing(BrokerBalance::p99))
                .toList();
        return supported.size() < 2 ? Optional.empty() : Optional.of(ofSlowest(supported, brokers));
    }

    /** @param supported at least two, the slowest last */
    private static Check ofSlowest(List<BrokerFigures> supported, List<BrokerFigures> all) {
        BrokerFigures slowest = supported.get(supported.size() - 1);
        List<BrokerFigures> others = supported.subList(0, supported.size() - 1);
        double ofOthers = median(others);
        double ratio = p99(slowest) / Math.max(ofOthers, SMALL_MS / 100);
        Limits limits = Limits.warnAbove("times", limit(supported));
        boolean isSlow = limits.isBroken(ratio) && p99(slowest) - ofOthers > SMALL_MS;
        Phrase seen = Phrase.of(
                "p99 of broker %d is %.3f ms, %.1f times the others' %.3f ms",
                slowest.id(), p99(slowest), ratio, ofOthers);
        return Check.of("broker balance", ratio, limits, seen)
                .allowing(Phrase.of("%.1f times, or %.0f ms more", limits.warnAbove(), SMALL_MS))
                .judged(isSlow ? WARN : VALID)
                .advising(why(slowest, all));
    }

    private static double p99(BrokerFigures broker) {
        return broker.publishLatency().value(Statistic.P99);
    }

    private static double median(List<BrokerFigures> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? p99(sorted.get(middle))
                : (p99(sorted.get(middle - 1)) + p99(sorted.get(middle))) / 2;
    }

    /** Of few messages a p99 is uncertain: by about the root of those that lie above it, of which two are allowed for. */
    private static double limit(List<BrokerFigures> brokers) {
        double fewestAbove = brokers.stream()
                .mapToDouble(broker -> broker.publishLatency().count() / 100.0)
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
}
