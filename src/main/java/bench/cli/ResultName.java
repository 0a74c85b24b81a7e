package bench.cli;

import bench.report.Destination;
import bench.result.Result;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The name of a result file that the user has not named, and the name of a result by its file. */
final class ResultName {
    private static final String ENDING = ".json";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Two of them, the time, a number and an ending stay below the 255 bytes that file systems take. */
    private static final int MOST_BYTES = 100;

    private ResultName() {}

    /** From what was run, and when: {@code <workload>-<driver>-<time>.json}. */
    static String of(String workload, String driver, Instant startedAt) {
        Charset ofFileNames = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        return safe(workload, "workload", ofFileNames) + "-" + safe(driver, "driver", ofFileNames) + "-"
                + TIMESTAMP.format(startedAt) + ENDING;
    }

    /** The name of the folder of a campaign by when it has begun. */
    static String ofCampaign(Instant startedAt) {
        return "campaign-" + TIMESTAMP.format(startedAt);
    }

    /** The name of a result by its file: without the folder and the ending. */
    static String of(Path file) {
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        return name.length() > ENDING.length() && name.endsWith(ENDING)
                ? name.substring(0, name.length() - ENDING.length())
                : name;
    }

    /** The names of results by their files; where those do not set them apart, their paths. */
    static Function<Path, String> among(Collection<Path> files) {
        boolean apart = files.stream().map(ResultName::of).distinct().count() == files.size();
        return apart ? ResultName::of : Path::toString;
    }

    /** The name of a result that was just written; where that was to a stream, as if it were in a file. */
    static String of(Optional<Path> written, Result result) {
        Path file = written.filter(path -> !Destination.of(path).isStream())
                .orElseGet(() -> Path.of(of(
                        result.setup().workload(),
                        result.setup().driver(),
                        result.run().times().startedAt())));
        return of(file);
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
