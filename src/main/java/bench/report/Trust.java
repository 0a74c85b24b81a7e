package bench.report;

import bench.result.Check;
import bench.result.Result;
import bench.result.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether the figures of a result are to be trusted, in words: what outputs say first. */
final class Trust {
    private Trust() {}

    /** {@code INCOMPLETE}, {@code NOT MEASURED}, or the verdict. */
    static String word(Result result) {
        if (!result.run().isComplete()) {
            return "INCOMPLETE";
        }
        return result.run().isMeasured() ? word(result.validity().verdict()) : "NOT MEASURED";
    }

    private static String word(Check.Verdict verdict) {
        return verdict.text().toUpperCase(Locale.ROOT);
    }

    /** Why it is not valid, the worst first; empty when it is. */
    static List<String> reasons(Result result) {
        List<String> reasons = new ArrayList<>();
        if (!result.run().isComplete()) {
            reasons.add("the run was not finished: " + result.run().reason());
        }
        reasons.addAll(lines(result.validity(), Check.Verdict.INVALID));
        reasons.addAll(lines(result.validity(), Check.Verdict.WARN));
        return reasons;
    }

    private static List<String> lines(Validity validity, Check.Verdict verdict) {
        return validity.checks().stream()
                .filter(check -> check.verdict() == verdict)
                .map(check -> word(verdict) + ": " + line(check))
                .toList();
    }

    /** A check with its figure, its limit and its advice. */
    static String line(Check check) {
        return check.name() + ": " + seen(check) + (check.advice().isEmpty() ? "" : "; " + check.advice());
    }

    /** The figure of a check and its limit. */
    static String seen(Check check) {
        return check.figure() + (check.limit().isEmpty() ? "" : " (limit " + check.limit() + ")");
    }
}
