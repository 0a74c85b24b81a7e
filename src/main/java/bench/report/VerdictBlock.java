package bench.report;

import bench.stats.Check;
import bench.stats.Validity;
import java.io.PrintWriter;
import java.util.Locale;
import org.apache.commons.text.WordUtils;

/**
 * The last lines of a run: whether it is to be trusted. The verdict comes first, then only what is not well, each with its
 * figure, its limit and what to do about it. At most 80 columns wide.
 */
final class VerdictBlock {
    private static final int WIDTH = 80;
    private static final String INDENT = "          ";

    private final PrintWriter out;

    VerdictBlock(PrintWriter out) {
        this.out = out;
    }

    void print(Validity validity) {
        out.println();
        out.println("Verdict: " + validity.verdict().text().toUpperCase(Locale.ROOT) + bottleneck(validity));
        for (Check check : validity.checks()) {
            if (check.verdict() != Check.Verdict.VALID) {
                wrapped(String.format(
                        "  %-7s %s: %s (limit %s)",
                        check.verdict().text(), check.name(), check.figure(), check.limit()));
                wrapped(INDENT + check.advice());
            }
        }
        validity.remarks().forEach(remark -> wrapped("  note    " + remark));
    }

    private static String bottleneck(Validity validity) {
        return "none".equals(validity.bottleneck()) ? "" : ", limited by: " + validity.bottleneck();
    }

    private void wrapped(String text) {
        out.println(WordUtils.wrap(text, WIDTH, System.lineSeparator() + INDENT, false));
    }
}
