package bench.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Rows of comma-separated values as RFC 4180 has them. Confined to one thread. */
final class CsvText {
    private static final String LINE_END = "\r\n";
    /** A cell that begins so is a formula to a spreadsheet program, which would execute it. */
    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder();

    /** Adds a row of such cells as the methods below make. */
    void row(List<String> cells) {
        text.append(String.join(",", cells)).append(LINE_END);
    }

    /** A cell with a text, which no program takes for a formula. */
    static String cell(String value) {
        boolean isFormula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
        String harmless = isFormula ? "'" + value : value;
        return Stream.of(",", "\"", "\r", "\n").anyMatch(harmless::contains)
                ? "\"" + harmless.replace("\"", "\"\"") + "\""
                : harmless;
    }

    /** Several such cells. */
    static List<String> cells(List<String> values) {
        return values.stream().map(CsvText::cell).toList();
    }

    /** A cell with a number, in full and the same in every locale. */
    static String cell(Number value) {
        return value instanceof Double fraction
                ? new BigDecimal(fraction.toString()).stripTrailingZeros().toPlainString()
                : value.toString();
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
