package bench.validity;

import static bench.result.Check.Verdict.INVALID;
import static bench.result.Check.Verdict.WARN;

import bench.result.Check;
import bench.result.Check.Verdict;
import bench.result.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The checks of a measurement, each a function of the evidence: a new one is a method with its limits, and its place in the list of its class. */
final class Checks {
    /** Nanoseconds. */
    static final double MS = 1e6;

    private static final List<List<Function<Evidence, Optional<Check>>>> ALL =
            List.of(LoadChecks.ALL, ClientChecks.ALL, SteadyChecks.ALL, OutcomeChecks.ALL);

    private static final List<List<Function<Evidence, Optional<Check>>>> OF_PHASE =
            List.of(LoadChecks.ALL, ClientChecks.ALL, SteadyChecks.ALL, OutcomeChecks.OF_PHASE);

    private Checks() {}

    /** Every check that applies. */
    static List<Check> of(Evidence evidence) {
        return of(evidence, ALL);
    }

    /** Those that apply to a measured phase that is one of several. */
    static List<Check> ofPhase(Evidence evidence) {
        return of(evidence, OF_PHASE);
    }

    /** Those of what became of all messages of a run, in whichever of its phases they were sent. */
    static List<Check> ofMessages(Evidence evidence) {
        return of(evidence, List.of(OutcomeChecks.OF_MESSAGES));
    }

    private static List<Check> of(Evidence evidence, List<List<Function<Evidence, Optional<Check>>>> checks) {
        return checks.stream()
                .flatMap(List::stream)
                .map(check -> check.apply(evidence))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * What the system under test does to the client is no fault of the measurement where both share a machine, and neither is
     * what a load without a limit does to it: its latencies are those of a queue anyway.
     */
    static Verdict ofBusyClient(Evidence e, Verdict verdict) {
        return verdict == INVALID && (e.systemSharesMachine() || e.asked().isUnlimited()) ? WARN : verdict;
    }

    /** Messages/s, with decimals where they matter. */
    static Phrase rate(double perSecond) {
        boolean whole = perSecond >= 100 || perSecond == Math.rint(perSecond);
        return Phrase.of((whole ? "%,.0f" : perSecond >= 10 ? "%.1f" : "%.2f") + " msg/s", perSecond);
    }

    static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
