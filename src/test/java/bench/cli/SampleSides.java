package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.EditedResults;
import bench.result.Result;
import bench.result.ResultJson;
import bench.stats.Latency;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What tests of {@code bench compare} begin with: a folder of their own, and results for both sides. */
abstract class SampleSides {
    static final Instant START = Instant.parse("2026-02-03T04:00:00Z");
    static final double[] QUIET = {1, 1.01, 0.99, 1.005, 0.995, 1.015, 0.985, 1.002};
    static final double[] NOISY = {1, 1.4, 0.7, 1.2, 0.8, 1.5, 0.6, 1.1};

    /** Most tests compare the same runs. */
    private static final Map<Run, Result> MADE = new ConcurrentHashMap<>();

    private static final Result VALID = EditedResults.valid();

    @TempDir
    Path dir;

    private record Run(int minute, double factor) {
        Result result() {
            Histogram histogram = new Histogram(3);
            for (int i = 1; i <= 2_000; i++) {
                histogram.recordValue((long) (factor * i * 500_000));
            }
            ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
            int length = histogram.encodeIntoCompressedByteBuffer(buffer);
            String text = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
            return EditedResults.of(VALID, fields -> {
                ((ObjectNode) fields.path("run"))
                        .put("startedAt", START.plusSeconds(60L * minute).toString());
                for (Latency latency : Latency.values()) {
                    ((ObjectNode) fields.path("histograms")).put(latency.resultName(), text);
                }
            });
        }
    }

    /** A result whose latencies are so many times 1 to 1,000 ms. */
    static Result result(int minute, double factor) {
        return MADE.computeIfAbsent(new Run(minute, factor), Run::result);
    }

    String write(String name, Result result) {
        try {
            return Files.write(dir.resolve(name), ResultJson.write(result)).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The options for so many runs a side that were made in turn. */
    List<String> sides(double[] factors, int runs, double effect) {
        List<String> base = new ArrayList<>(List.of("--base"));
        List<String> fresh = new ArrayList<>(List.of("--new"));
        for (int i = 0; i < runs; i++) {
            int swapped = i % 2;
            base.add(write("b" + i + ".json", result(2 * i + swapped, factors[i])));
            fresh.add(write("n" + i + ".json", result(2 * i + 1 - swapped, effect * factors[(i + 3) % runs])));
        }
        return Stream.concat(base.stream(), fresh.stream()).toList();
    }

    static Invocation compare(List<String> sides, Object... options) {
        List<String> arguments = new ArrayList<>(List.of("compare"));
        arguments.addAll(sides);
        Stream.of(options).map(String::valueOf).forEach(arguments::add);
        return Invocation.of(arguments.toArray(String[]::new));
    }

    static void assertRefused(Invocation compare, String message) {
        assertThat(compare.err()).contains("bench: " + message).hasLineCount(1);
        assertThat(compare.code()).isEqualTo(2);
        assertThat(compare.out()).isEmpty();
    }
}
