package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Condition;
import bench.config.ThresholdRule;
import bench.report.EditedResults;
import bench.report.Runs;
import bench.report.SamplePhases;
import bench.report.SampleSearches;
import bench.result.Figure;
import bench.result.Figures;
import bench.result.Result;
import bench.result.Threshold;
import bench.result.Threshold.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs whose latencies have the percentiles 500, 990 and so on in their units, at 50,000 msg/s. */
class ThresholdsTest {
    private static final Result RUN = Runs.document(2, Runs.result(2, null));
    private static final Result PHASES = SamplePhases.inPhases("calm", "spike: 1");

    private static ThresholdRule rule(String text) {
        return ThresholdRule.parse(text).orElseThrow();
    }

    private static Threshold judge(String text, Result result) {
        return Thresholds.of(List.of(rule(text)), result).get(0);
    }

    static Stream<String> figures() {
        return Figures.unitsByName().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyFigureIsMetAndMissed(String name) {
        Figure figure = Figures.of(RUN).find(name).orElseThrow();
        assertMetAndMissed("", figure, RUN);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyFigureOfAPhaseIsMetAndMissed(String name) {
        for (String phase : List.of("calm", "spike: 1")) {
            Figures figures = Figures.of(PHASES, phase).orElseThrow();
            figures.find(name).ifPresent(figure -> assertMetAndMissed("phase." + phase + ": ", figure, PHASES));
            assertThat(figures.find(name).isPresent()).isEqualTo(!name.startsWith("delivery."));
        }
    }

    private static void assertMetAndMissed(String prefix, Figure figure, Result result) {
        String value = BigDecimal.valueOf(figure.value()).toPlainString() + figure.unit();
        Threshold atMost = judge(prefix + figure.name() + " <= " + value, result);
        Threshold above = judge(prefix + figure.name() + " > " + value, result);

        assertThat(above.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(atMost.verdict()).isEqualTo(figure.isSupported() ? Verdict.MET : Verdict.MISSED);
        if (figure.isSupported()) {
            assertThat(List.of(atMost.figure(), atMost.limit())).containsOnly(figure.value());
            assertThat(atMost.unit()).isEqualTo(figure.unit());
        } else {
            assertThat(atMost.figure()).isNull();
            assertThat(atMost.reason()).startsWith("too few samples: ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "publishResponseLatency.p99 < 1s | met | 990.380 ms",
                "publishResponseLatency.p99 < 20ms | missed | 990.380 ms",
                "publishDelayLatency.p50 <= 0.5ms | met | 500 us",
                "publishLatency.count >= 2000 | met | 2,000",
                "publishErrorShare <= 0% | met | 0.0000 %",
                "publishRate >= 50_000 | met | 50,038.6 msg/s",
                "consumeByteRate > 1000MB/s | missed | 48.86 MB/s",
                "backlog.max < 100 | missed | 123",
                "delivery.lost <= 0 | missed | 1",
                "publishLatency.p99.99 < 10s | missed | too few samples: 2,000, and 100,000 are needed",
                "publishLatency.p99.9 < 10s | missed | too few samples: 2,000, and 10,000 are needed",
            })
    void saysWhatWasSeen(String text, String verdict, String seen) {
        Threshold threshold = judge(text, RUN);

        assertThat(threshold.text())
                .isEqualTo(Condition.parse(text).orElseThrow().text());
        assertThat(threshold.verdict().text()).isEqualTo(verdict);
        assertThat(threshold.seen()).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delivery.lost <= 0 | delivery was not checked: without consumers or without a stamp it cannot be",
                "backlog.max < 1000000 | nobody has read",
            })
    void whatNobodyHasLookedAtIsNotMet(String text, String reason) {
        Threshold threshold = judge(text, Runs.document(1, Runs.withoutConsumers()));

        assertThat(threshold.isMet()).isFalse();
        assertThat(threshold.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "publishLatency.max < 3600s, no samples",
        "publishErrorShare <= 0%, nothing was measured",
        "sendErrors <= 0, nothing was measured",
        "consumeRate < 1e9, nothing was measured",
        "phase.measurement: sendErrors <= 0, the run had no such phase"
    })
    void whatWasNotMeasuredIsNotMet(String text, String reason) {
        Result unmeasured = Runs.document(
                0, SampleSearches.withoutMeasurement(SampleSearches.ended(bench.result.Search.End.LIMIT)));

        Threshold threshold = judge(text, unmeasured);

        assertThat(threshold.isMet()).isFalse();
        assertThat(threshold.reason()).isEqualTo(reason);
    }

    @Test
    void aPhaseThatWasNotThereIsNotMet() {
        assertThat(judge("phase.storm: publishRate > 1", PHASES).reason()).isEqualTo("the run had no such phase");
        assertThat(judge("phase.measurement: publishRate > 1", RUN).isMet()).isTrue();
    }

    @Test
    void aPhaseIsJudgedByItself() {
        assertThat(judge("phase.calm: backlog.max <= 0", PHASES).isMet()).isTrue();
        assertThat(judge("phase.spike: 1: backlog.max <= 0", PHASES).isMet()).isFalse();
        assertThat(judge("backlog.max <= 0", PHASES).isMet()).isFalse();
        assertThat(judge("phase.warm-up: backlog.max <= 0", PHASES).reason())
                .isEqualTo("its backlog is not known: nobody has read, or the phase was not measured");
        assertThat(judge("phase.warm-up: publishRate > 1", PHASES).isMet()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "publishRate >= 103, met, 'median 103.0 msg/s of 5 results, 101.0 msg/s to 900.0 msg/s'",
        "publishRate > 103, missed, 'median 103.0 msg/s of 5 results, 101.0 msg/s to 900.0 msg/s'",
        "publishRate < 200, met, 'median 103.0 msg/s of 5 results, 101.0 msg/s to 900.0 msg/s'"
    })
    void ofSeveralResultsTheMedianDecides(String text, String verdict, String seen) {
        Threshold threshold = ofRates(text, 104, 101, 900, 102, 103);

        assertThat(threshold.verdict().text()).isEqualTo(verdict);
        assertThat(threshold.seen()).isEqualTo(seen);
    }

    @Test
    void ofTwoResultsTheMeanDecides() {
        assertThat(ofRates("publishRate >= 150", 100, 200).figure()).isEqualTo(150);
        assertThat(ofRates("publishRate >= 150", 100, 200).isMet()).isTrue();
    }

    @Test
    void aSingleResultHasNoRange() {
        assertThat(ofRates("publishRate >= 150", 200).range()).isNull();
    }

    @Test
    void aResultWithoutTheFigureDecidesThatTheMedianIsNotMet() {
        Threshold threshold = Thresholds.ofMedians(
                        List.of(rule("delivery.lost < 100")),
                        List.of(RUN, Runs.document(1, Runs.withoutStamp()), Runs.document(1, Runs.withoutConsumers())))
                .get(0);

        assertThat(threshold.isMet()).isFalse();
        assertThat(threshold.reason())
                .isEqualTo("in 2 of 3 results, the first of which is number 2: delivery was not checked: without"
                        + " consumers or without a stamp it cannot be");
    }

    private static Threshold ofRates(String text, double... rates) {
        List<Result> results =
                DoubleStream.of(rates).mapToObj(EditedResults::atRate).toList();
        return Thresholds.ofMedians(List.of(rule(text)), results).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "publishLatency.p99 < 5ms, true",
        "publishRate > 100, true",
        "publishErrorShare < 1%, true",
        "sendErrors <= 0, true",
        "backlog.max < 100, true",
        "backlog.avg > 100, true",
        "messagesSent > 100, false",
        "publishLatency.count > 100, false",
        "publishLatency.max > 100ms, false",
        "backlog.end < 100, false",
        "delivery.lost <= 0, false"
    })
    void whatCanStillGetBetterIsNotMissedBeforeTheEnd(String text, boolean early) {
        assertThat(Thresholds.canBeMissedEarly(rule(text))).isEqualTo(early);
    }
}
