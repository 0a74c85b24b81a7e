package bench.report;

import bench.result.Check;
import bench.result.Validity;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.WordUtils;

/**
 * Whether a run is to be trusted: the verdict with its reason in a sentence, then only what is not well, each with its figure,
 * its limit and what to do about it. At most 80 columns wide.
 */
final class VerdictBlock {
    private static final int WIDTH = 80;
    private static final int NAMED = 3;
    private static final String INDENT = "          ";

    private final PrintWriter out;

    VerdictBlock(PrintWriter out) {
        this.out = out;
    }

    void print(Validity validity) {
        out.println();
        out.println(wrapped(sentence(validity), WIDTH, ""));
        for (Check check : validity.checks()) {
            if (check.verdict() != Check.Verdict.VALID) {
                item(check.verdict().text(), check.name() + ": " + check.figure() + " (limit " + check.limit() + ")");
                item("", check.advice());
            }
        }
        validity.remarks().forEach(remark -> item("note", remark));
    }

    private static String sentence(Validity validity) {
        Check.Verdict verdict = validity.verdict();
        String limited = validity.isLimited() ? ", limited by: " + validity.bottleneck() : "";
        List<String> reasons = validity.checks().stream()
                .filter(check -> check.verdict() == verdict)
                .map(Check::name)
                .toList();
        return "Verdict: " + verdict.text().toUpperCase(Locale.ROOT) + limited
                + switch (verdict) {
                    case VALID -> ". The figures mean what they say: no check has found anything against them.";
                    case WARN -> ". The figures hold, with a reservation: " + Wording.listed(reasons, NAMED) + ".";
                    case INVALID -> ". The figures are not to be trusted: " + Wording.listed(reasons, NAMED) + ".";
                };
    }

    private void item(String label, String text) {
        out.println(String.format("  %-8s", label) + wrapped(text, WIDTH - INDENT.length(), INDENT));
    }

    /** A figure may have the name of a phase in it, which is of any length. */
    private static String wrapped(String text, int width, String indent) {
        return WordUtils.wrap(Wording.printable(text), width, System.lineSeparator() + indent, true);
    }
}
