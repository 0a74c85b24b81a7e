package bench.config;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Condition.Operator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final String SEARCHED = """
            topics: 1
            partitionsPerTopic: 1
            messageSize: 100
            producersPerTopic: 1
            subscriptionsPerTopic: 1
            consumerPerSubscription: 1
            producerRate: 0
            testDuration: 1s
            """;

    @ParameterizedTest
    @CsvSource({
        "endToEndResponseLatency.p99 < 50ms, endToEndResponseLatency.p99, LESS, 50, ms",
        "publishLatency.p99.9<=1.5 s, publishLatency.p999, AT_MOST, 1.5, s",
        "publishLatency.p99.99 < 1e3us, publishLatency.p9999, LESS, 1000, us",
        "publishDelayLatency.max > 7us, publishDelayLatency.max, GREATER, 7, us",
        "publishRate >= 1000, publishRate, AT_LEAST, 1000, ''",
        "consumeByteRate > 20 MB/s, consumeByteRate, GREATER, 20, MB/s"
    })
    void namesAFigureAndItsLimit(String text, String figure, Operator operator, double limit, String unit) {
        Condition condition = Condition.parse(text).orElseThrow();

        assertThat(condition.figure()).isEqualTo(figure);
        assertThat(condition.operator()).isEqualTo(operator);
        assertThat(condition.limit()).isEqualTo(limit);
        assertThat(condition.unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "publishLatency.p99",
                "publishLatency.p99 < ",
                "publishLatency.p99 = 5ms",
                "publishLatency.p99 == 5ms",
                "publishLatency.p99 < -5ms",
                "publishLatency.p99 < fast",
                "publishLatency.p99 < 5ms < 7ms",
                "< 5ms"
            })
    void hasNoOtherForm(String text) {
        assertThat(Condition.parse(text)).isEmpty();
    }

    @Test
    void isWrittenInOneForm() {
        assertThat(Condition.parse("  publishLatency.p99.9<50.0  ms ")
                        .orElseThrow()
                        .text())
                .isEqualTo("publishLatency.p99.9 < 50ms");
    }

    @Test
    void hasItsLimitInTheUnitOfTheFigure() {
        Condition seconds = Condition.parse("publishLatency.p99 < 2s").orElseThrow();

        assertThat(seconds.limitIn("ms")).hasValue(2_000);
        assertThat(seconds.limitIn("us")).hasValue(2_000_000);
        assertThat(seconds.limitIn("msg/s")).isEmpty();
        assertThat(Condition.parse("consumeByteRate > 1MB/s").orElseThrow().limitIn("B/s"))
                .hasValue(1_048_576);
        assertThat(Condition.parse("publishLatency.p99 < 2").orElseThrow().limitIn("ms"))
                .isEmpty();
    }

    @Test
    void limitsAreComparedAsTheyAreWritten() {
        assertThat(List.of(Operator.values()))
                .filteredOn(operator -> operator.holds(5, 5))
                .containsExactly(Operator.AT_MOST, Operator.AT_LEAST);
        assertThat(List.of(Operator.values()))
                .filteredOn(operator -> operator.holds(4, 5))
                .containsExactly(Operator.LESS, Operator.AT_MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"publishLatency.p99 < 5ms", "[publishLatency.p99 < 5ms, publishLatency.max < 1s]"})
    void aWorkloadHasOneOrAList(String slo) {
        Reading reading = new Reading();

        assertThat(reading.mistakesInWorkload(SEARCHED + "slo: " + slo + "\n")).isEmpty();
    }

    @Test
    void aMistakeInAWorkloadIsNamedWithItsPlace() {
        Reading reading = new Reading();

        assertThat(reading.mistakesInWorkload(SEARCHED + "slo: [publishLatency.p99 < 5ms, faster]\n"))
                .singleElement()
                .asString()
                .contains(":9:")
                .contains(
                        "slo must be NAME[.STAT] OP VALUE[UNIT], such as 'endToEndResponseLatency.p99 < 50ms' or 'publishRate > 1000', but is"
                                + " 'faster'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "publishRate > 1,000 | such as 1000, 0.5ms or 1e6, but is '1,000': a number has no comma in it",
                "publishLatency.p99 < -5ms | its limit must be a number from 0 to 1e12, .*, but is '-5ms'",
                "publishLatency.p99 < NaN | but is 'NaN'",
                "publishLatency.p99 < .5ms | but is '.5ms': a number has a digit before its point",
                "publishRate > 1e13 | but is '1e13'",
                "publishRate > | but is missing",
                "publishRate > 5 and more | but is '5 and more'",
                "publishRate == 5 | its operator must be <, <=, > or >=, but is '=='",
            })
    void saysWhichPartOfItIsWrong(String text, String mistake) {
        assertThat(Condition.mistake(text))
                .hasValueSatisfying(what -> assertThat(what).containsPattern(mistake + "$"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"faster", "publishRate", "publishRate > 1000"})
    void saysNothingOfPartsThatAreNotThere(String text) {
        assertThat(Condition.mistake(text)).isEmpty();
    }

    @Test
    void withoutASearchThereIsNothingThatAConditionCouldHoldFor() {
        Reading reading = new Reading();

        assertThat(reading.mistakesInWorkload(
                        SEARCHED.replace("producerRate: 0", "producerRate: 5") + "slo: publishLatency.p99 < 5ms\n"))
                .singleElement()
                .asString()
                .endsWith("but the rate is given: search for it with producerRate: 0, or --find-rate");
    }
}
