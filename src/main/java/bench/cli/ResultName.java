package bench.cli;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The name of a result file that the user has not named. */
final class ResultName {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Two of them, the time, a number and an ending stay below the 255 bytes that file systems take. */
    private static final int MOST_BYTES = 100;

    private ResultName() {}

    /** From what was run, and when: {@code <workload>-<driver>-<time>.json}. */
    static String of(String workload, String driver, Instant startedAt) {
        Charset ofFileNames = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        return safe(workload, "workload", ofFileNames) + "-" + safe(driver, "driver", ofFileNames) + "-"
                + TIMESTAMP.format(startedAt) + ".json";
    }

    /** Letters and digits of all languages, without what a shell or another system takes for something else. */
    static String safe(String name, String otherwise, Charset ofFileNames) {
        CharsetEncoder encoder = ofFileNames.newEncoder();
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        StringBuilder kept = new StringBuilder();
        composed.codePoints().forEach(c -> {
            String each = Character.toString(c);
            kept.append(each.matches("[\\p{L}\\p{M}\\p{N}._]") && encoder.canEncode(each) ? each : "-");
        });
        String safe = shortened(kept.toString().replaceAll("-{2,}", "-"))
                .replaceFirst("^[-.]+", "")
                .replaceFirst("-+$", "");
        return safe.isEmpty() ? otherwise : safe;
    }

    private static String shortened(String name) {
        int end = 0;
        int bytes = 0;
        while (end < name.length()) {
            String next = Character.toString(name.codePointAt(end));
            bytes += next.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                break;
            }
            end += next.length();
        }
        return name.substring(0, end);
    }
}
