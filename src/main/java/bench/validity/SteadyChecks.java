package bench.validity;

import static bench.result.Check.Verdict.INVALID;
import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;

import bench.result.Check;
import bench.result.Limits;
import bench.result.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether the measurement was of one state, and not of a change. */
final class SteadyChecks {
    static final List<Function<Evidence, Optional<Check>>> ALL =
            List.of(SteadyChecks::steadyRate, SteadyChecks::steadyLatency, SteadyChecks::rebalances);

    private static final Limits REBALANCES = Limits.warnAbove("", 0);
    private static final Limits RATE_VARIATION = Limits.invalidAbove("%", 10);
    private static final Limits RATE_TREND = Limits.warnAbove("%", 5);

    /** Never invalid: the p99 of an interval is a noisy figure, also on a warm broker and a quiet machine. */
    private static final Limits LATENCY_VARIATION = Limits.warnAbove("%", 50);

    private static final Limits LATENCY_TREND = Limits.warnAbove("%", 50);

    private static final String SILENT = "no steady state: the system was silent for a while";

    private SteadyChecks() {}

    static Optional<Check> steadyRate(Evidence e) {
        RateSeries came = e.series().rates();
        Series rates = came.rates();
        if (!rates.hasTrend() || !e.asked().isSteady() || e.isPause()) {
            return Optional.empty();
        }
        double few = e.asked().few();
        double percent = came.variation() * 100;
        double trendPercent = rates.relativeTrend() * 100;
        boolean trend = RATE_TREND.isBroken(Math.abs(came.deviating(few).relativeTrend() * 100));
        boolean varies = RATE_VARIATION.isBroken(came.variation(few) * 100);
        return Optional.of(Check.of(
                        "steady rate",
                        percent,
                        RATE_VARIATION,
                        Phrase.of("varies by %.1f %%, trend %+.1f %%", percent, trendPercent))
                .allowing(Phrase.join(
                        List.of(
                                RATE_VARIATION.phrase(),
                                RATE_TREND.phrase(),
                                Phrase.of("or %.0f messages an interval", few)),
                        ", "))
                .judged(varies && !e.asked().isUnlimited() ? INVALID : varies || trend ? WARN : VALID)
                .advising(
                        e.wasSilent()
                                ? SILENT
                                : e.asked().isUnlimited()
                                        ? "the rate is the mean of one that changed: warm up and measure for longer"
                                        : "no steady state: warm up longer, or find what disturbs the system"));
    }

    static Optional<Check> steadyLatency(Evidence e) {
        Series p99s = e.series().p99s();
        if (!p99s.hasTrend() || p99s.mean() == 0 || !e.asked().isSteady()) {
            return Optional.empty();
        }
        double percent = p99s.variation() * 100;
        double trend = p99s.relativeTrend() * 100;
        boolean unsteady = LATENCY_VARIATION.isBroken(percent) || LATENCY_TREND.isBroken(Math.abs(trend));
        return Optional.of(Check.of(
                        "steady latency",
                        percent,
                        LATENCY_VARIATION,
                        Phrase.of("publish p99 varies by %.0f %%, trend %+.0f %%", percent, trend))
                .allowing(Phrase.join(List.of(LATENCY_VARIATION.phrase(), LATENCY_TREND.phrase()), ", "))
                .judged(unsteady ? WARN : VALID)
                .advising(
                        e.wasSilent()
                                ? SILENT
                                : "no steady state: warm up longer (--warmup, --until-steady); brokers and clients need"
                                        + " about 40 s"));
    }

    static Optional<Check> rebalances(Evidence e) {
        long rebalances = e.answers().rebalances();
        return e.hasConsumers()
                ? Optional.of(Check.of(
                                "rebalances",
                                (double) rebalances,
                                REBALANCES,
                                Phrase.of("%d changes of who reads which partition", rebalances))
                        .advising(
                                "partitions were not read while they moved: end-to-end latencies show it, and messages"
                                        + " are repeated"))
                : Optional.empty();
    }
}
