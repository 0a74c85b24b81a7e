package bench.report;

import bench.result.Check;
import bench.result.Validity;
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
                item(check.verdict().text(), check.name() + ": " + check.figure() + " (limit " + check.limit() + ")");
                item("", check.advice());
            }
        }
        validity.remarks().forEach(remark -> item("note", remark));
    }

    private static String bottleneck(Validity validity) {
        return validity.isLimited() ? ", limited by: " + validity.bottleneck() : "";
    }

    private void item(String label, String text) {
        String wrapped = WordUtils.wrap(text, WIDTH - INDENT.length(), System.lineSeparator() + INDENT, false);
        out.println(String.format("  %-8s", label) + wrapped);
    }
}
