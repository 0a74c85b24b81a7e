package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Figure;
import bench.result.Result;
import bench.result.Threshold;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdBlockTest {
    private static final Threshold MET =
            Threshold.judged("publishRate >= 1000", new Figure("publishRate", 50_000, "msg/s", true), 1_000, true);
    private static final Threshold MISSED = Threshold.judged(
            "publishResponseLatency.p99 < 20ms", new Figure("publishResponseLatency.p99", 31.5, "ms", true), 20, false);

    private static List<String> printed(Result result, Threshold... thresholds) {
        StringWriter text = new StringWriter();
        new ThresholdBlock(new PrintWriter(text)).print(result.withThresholds(List.of(thresholds)));
        return text.toString().lines().toList();
    }

    private static Result complete() {
        return Runs.document(1, Runs.result(1, null));
    }

    @Test
    void whatWasMissedComesFirst() {
        assertThat(printed(complete(), MET, MISSED))
                .containsExactly(
                        "",
                        "Thresholds: 1 of 2 missed",
                        "  missed  publishResponseLatency.p99 < 20ms: 31.500 ms",
                        "  met     publishRate >= 1000: 50,000.0 msg/s");
    }

    @Test
    void allThatAreMetAreCounted() {
        assertThat(printed(complete(), MET)).contains("Thresholds: 1 met");
    }

    @Test
    void thereIsNoneWithoutThresholds() {
        assertThat(printed(complete())).isEmpty();
    }

    @Test
    void whatIsMetInARunThatWasCutShortIsDoubted() {
        assertThat(printed(Runs.document(1, Runs.result(1, "stopped")), MET))
                .contains("Thresholds: 1 met, but the run is incomplete");
    }

    @Test
    void anyNameFitsIntoEightyColumnsAndOneLine() {
        Threshold hostile = Threshold.unknown(
                "phase.\u001b[31m<script>\n|" + "x".repeat(200) + ": publishLatency.p99 < 5ms", 5, "ms", "no samples");

        assertThat(printed(complete(), hostile))
                .hasSizeLessThan(8)
                .allMatch(line -> line.length() <= 80)
                .noneMatch(line -> line.contains("\u001b"))
                .anyMatch(line -> line.contains("?[31m<script>?|"));
    }
}
