package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Arrivals;
import bench.config.Pace;
import bench.config.Workload;
import bench.delivery.LoadCount;
import bench.result.Check;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.RunInterval;
import bench.stats.Summary;
import bench.testing.Given;
import bench.testing.QueuedLoad;
import bench.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is judged of schedules that are kept perfectly, where ticks come late, and of systems that take too little of them. */
class KeptScheduleTest {
    private static final long MS = 1_000_000;
    private static final long LOOK_NS = 50 * MS;
    private static final Set<String> OF_THE_LOAD =
            Set.of("length", "achieved rate", "in flight", "silence", "steady rate");
    private static final Pace RAMP = Pace.ramp(0, 5_000, Duration.ofSeconds(10));

    /**
     * A load, as the lines of a workload have it.
     *
     * @param interval between reports
     * @param overload a capacity that is 10 % too low for it
     */
    record Load(String arrival, Arrivals arrivals, Pace pace, Duration interval, Duration length, double overload) {
        Load(String arrival, Arrivals arrivals, double rate, String interval, int seconds) {
            this(
                    arrival,
                    arrivals,
                    Pace.constant(rate),
                    Duration.parse("PT" + interval),
                    Duration.ofSeconds(seconds),
                    rate / 1.1);
        }

        static Load ramp(String arrival, Arrivals arrivals) {
            // What is missing of the triangle above it is a tenth of the whole.
            return new Load(arrival, arrivals, RAMP, Duration.ofMillis(100), RAMP.over(), 3_419);
        }
    }

    static List<Load> loads() {
        String bursts = "bursts\nburstSize: 1000";
        Arrivals thousands = Arrivals.bursts(1_000);
        return List.of(
                new Load("uniform", Arrivals.UNIFORM, 2.5, "1S", 120),
                new Load("uniform", Arrivals.UNIFORM, 2_500, "0.1S", 20),
                new Load("poisson", Arrivals.POISSON, 2.5, "1S", 1_200),
                new Load("poisson", Arrivals.POISSON, 2_500, "0.1S", 20),
                new Load("poisson", Arrivals.POISSON, 2_500, "1S", 20),
                new Load(bursts, thousands, 2_500, "0.1S", 20),
                new Load(bursts, thousands, 2_500, "1S", 20),
                new Load(bursts, thousands, 100, "1S", 300),
                Load.ramp("uniform", Arrivals.UNIFORM),
                Load.ramp("poisson", Arrivals.POISSON),
                Load.ramp(bursts, thousands));
    }

    @ParameterizedTest
    @MethodSource("loads")
    void whatIsKeptPerfectlyIsValid(Load load) {
        for (long latencyMs : new long[] {0, 5, 150}) {
            double capacity = 2 * load.pace.highestRate();

            assertThat(checks(load, new QueuedLoad(load.arrivals, load.pace, capacity, latencyMs * MS)))
                    .as("at a latency of %d ms", latencyMs)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(check -> check.verdict() == Check.Verdict.VALID);
        }
    }

    @ParameterizedTest
    @MethodSource("loads")
    void anOverloadOfTenPercentIsInvalid(Load load) {
        assertThat(checks(load, new QueuedLoad(load.arrivals, load.pace, load.overload, 5 * MS)))
                .filteredOn(check -> check.name().equals("achieved rate"))
                .singleElement()
                .satisfies(check -> assertThat(check.verdict()).isEqualTo(Check.Verdict.INVALID));
    }

    @ParameterizedTest
    @MethodSource("loads")
    void aConstantPaceThatIsKeptIsSteady(Load load) {
        if (!load.pace.isConstant()) {
            return;
        }
        SteadyState state = new SteadyState(load.arrivals, load.length);
        QueuedLoad queued = new QueuedLoad(load.arrivals, load.pace, 1_000_000, 5 * MS);
        int intervals = 0;
        for (long endNs : ticks(load)) {
            if (!state.isReached()) {
                LoadCount unused = queued.look(endNs);
                state.intervalEnded(queued.closeInterval());
                intervals++;
            }
        }

        assertThat(state.isReached()).isTrue();
        assertThat(intervals).isLessThan(50);
    }

    private static List<Check> checks(Load load, QueuedLoad queued) {
        Workload workload = Given.workload(
                        "partitionsPerTopic: 1",
                        "producersPerTopic: 1",
                        "producerRate: 1000",
                        "testDuration: 3s",
                        "arrival: " + load.arrival)
                .value();
        Summary summary = new Summary(0);
        try (Monitor monitor = new Monitor(workload, null, Clock.system())) {
            SilenceMeter silence = new SilenceMeter(0);
            double longestSilence = 0;
            monitor.phaseStarts(
                    Phase.MEASUREMENT,
                    PhaseLength.exactly(load.length),
                    false,
                    new ClientFigures(queued.look(0), Waits.NONE, 0));
            long nowNs = 0;
            LoadCount count = queued.look(0);
            for (long endNs : ticks(load)) {
                while (nowNs < endNs) {
                    nowNs = Math.min(endNs, nowNs + LOOK_NS);
                    count = queued.look(nowNs);
                    monitor.look(count);
                    longestSilence = Math.max(longestSilence, silence.look(count, false));
                }
                RunInterval interval = queued.closeInterval();
                summary.add(interval.stats());
                monitor.intervalEnded(interval, 0);
            }
            monitor.phaseEnds(longestSilence, new ClientFigures(count, Waits.NONE, 0));
            return monitor
                    .judge(List.of(summary.total()), Optional.empty(), new Monitor.Circumstances(false, List.of()))
                    .whole()
                    .checks()
                    .stream()
                    .filter(check -> OF_THE_LOAD.contains(check.name()))
                    .toList();
        }
    }

    /** When intervals end: each a little late, and every seventh one so late that the next is a fifth of its length. */
    private static List<Long> ticks(Load load) {
        long intervalNs = load.interval.toNanos();
        long count = load.length.toNanos() / intervalNs;
        List<Long> ends = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ends.add(i * intervalNs + (i % 7 == 4 ? intervalNs * 4 / 5 : 60_000));
        }
        return ends;
    }
}
