package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The figures of a test beside what they should be, a line each. One assertion after the test shows all of them, since one
 * wrong figure is explained by the others; when none is wrong they are printed.
 */
final class ExpectedFigures implements AfterEachCallback {
    private static final String LINE = "%-10s %-42s %-20s %-16s %s%n";

    private final String name;
    private final List<String> lines = new ArrayList<>();
    private int wrong;

    ExpectedFigures(String name) {
        this.name = name;
    }

    void within(String what, double seen, double low, double high) {
        line(what, text(low) + " to " + text(high), text(seen), seen >= low && seen <= high);
    }

    void within(String what, long seen, long low, long high) {
        line(what, low + " to " + high, Long.toString(seen), seen >= low && seen <= high);
    }

    /** Within 2 % or 0.2 ms, whichever is more. */
    void near(String what, double seenMs, double expectedMs) {
        double limit = Math.max(expectedMs * 0.02, 0.2);
        line(what, text(expectedMs) + " ms", text(seenMs), Math.abs(seenMs - expectedMs) <= limit);
    }

    void equal(String what, Object seen, Object expected) {
        line(what, expected.toString(), seen.toString(), seen.equals(expected));
    }

    /** Whether a text was printed. */
    void prints(String what, String output, String text) {
        equal(what, output.contains(text) ? "printed" : "missing", "printed");
    }

    /** A figure without a limit, which explains another one. */
    void note(String what, long seen) {
        line(what, "", Long.toString(seen), true);
    }

    private void line(String what, String expected, String seen, boolean ok) {
        lines.add(String.format(Locale.ROOT, LINE, name, what, expected, seen, ok ? "ok" : "NOT OK"));
        if (!ok) {
            wrong++;
        }
    }

    private static String text(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        String table =
                String.format(Locale.ROOT, LINE, "case", "what", "expected", "seen", "") + String.join("", lines);
        assertThat(wrong).as("figures that are not ok:%n%s", table).isZero();
        assertThat(lines).isNotEmpty();
        System.out.print(table);
    }
}
