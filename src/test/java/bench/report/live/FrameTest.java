package bench.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.live.LiveState.Second;
import bench.report.live.LiveState.Traffic;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.Throughput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of a live view. */
class FrameTest {
    private static final TerminalSize NARROW = new TerminalSize(80, 24);
    private static final TerminalSize WIDE = new TerminalSize(200, 50);

    @Test
    void showsAMeasurementInEightyColumns() {
        assertThat(plain(States.measured(), NARROW))
                .containsExactly(
                        "Orders with Cluster A",
                        "measurement  #######---------------------------   20 %  12 s of 1 min, 48 s left",
                        "Acked            9,998 msg/s      9.8 MB/s  50.0 % of 10,000   errors 3",
                        "Received        10,002 msg/s      9.8 MB/s  backlog 123        in flight 45",
                        "Rate      ###########-                                    full bar: 10,000 msg/s",
                        "Latency (ms)   last 50%      99%      Max  whole 50%      99%    99.9%      Max",
                        "Pub Response      1.071    3.535   20.529      1.071    3.535   10.682*  20.529",
                        "E2E Response      107.1    353.5     2053      107.1    353.5     1068*    2053",
                        "So far    INVALID: achieved rate: 62.1 % of 10,000 msg/s");
    }

    @Test
    void hasMorePercentilesWhereThereIsRoom() {
        assertThat(plain(States.measured(), WIDE))
                .anySatisfy(
                        row -> assertThat(row).contains("last 50%", "whole 50%").containsPattern("95%.*99.9%.*95%"))
                .allSatisfy(row -> assertThat(row).hasSizeLessThanOrEqualTo(200));
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "100, 30", "110, 24", "200, 50", "79, 24", "40, 10", "20, 5", "1, 1"})
    void keepsWithinTheTerminalAndTenRows(int columns, int rows) {
        LiveState searching = States.state(
                States.SUBJECT,
                States.progress(Phase.ofSearch("trial 5")),
                Optional.of(States.search()),
                Optional.empty());

        for (LiveState state : List.of(States.measured(), searching)) {
            assertThat(plain(state, new TerminalSize(columns, rows)))
                    .hasSizeLessThanOrEqualTo(Math.min(10, rows))
                    .allSatisfy(row -> assertThat(row).hasSizeLessThanOrEqualTo(columns));
        }
    }

    @Test
    void showsASearchByItsTrialItsBracketAndWhatFailed() {
        LiveState searching = States.state(
                States.SUBJECT,
                States.progress(Phase.ofSearch("trial 5")),
                Optional.of(States.search()),
                Optional.empty());

        assertThat(plain(searching, NARROW))
                .endsWith(
                        "Search    trial 5: 20,001 msg/s; within 19,000 to 21,000; about 4 min 05 s left",
                        "          21,000 fails: achieved rate, in flight");
    }

    @Test
    void saysThatAWarmUpIsNotJudged() {
        LiveState warmup =
                States.state(States.SUBJECT, States.progress(Phase.WARM_UP), Optional.empty(), Optional.empty());

        assertThat(plain(warmup, NARROW))
                .last()
                .asString()
                .isEqualTo("So far    nothing measured: 'warm-up' is not judged");
    }

    @Test
    void saysOfALengthThatIsOnlyALimitThatItIsOne() {
        PhaseLength length = new PhaseLength(Duration.ofSeconds(30), Duration.ofMinutes(5));
        LiveState steady = States.state(
                States.SUBJECT, new LiveState.Progress(Phase.WARM_UP, length, 12), Optional.empty(), Optional.empty());

        assertThat(plain(steady, NARROW).get(1))
                .isEqualTo("warm-up  12 s, at least 18 s left, at most 4 min 48 s left");
    }

    @Test
    void showsNoAcksWhereNobodySendsAndNoReceiptsWhereNobodyReads() {
        LiveState reading = States.state(
                new Subject("Reading", false, true),
                States.progress(Phase.MEASUREMENT),
                Optional.empty(),
                Optional.empty());
        LiveState sending = States.state(
                new Subject("Sending", true, false),
                States.progress(Phase.MEASUREMENT),
                Optional.empty(),
                Optional.empty());

        assertThat(plain(reading, NARROW))
                .noneMatch(row -> row.startsWith("Acked") || row.contains("in flight"))
                .anyMatch(row -> row.startsWith("Received        10,002 msg/s"));
        assertThat(plain(sending, NARROW)).anyMatch(row -> row.startsWith("Received  no consumers"));
    }

    @Test
    void barsAreAsHighAsTheShareOfWhatWasAskedFor() {
        List<Second> ramp = List.of(
                new Second(1_000, 1_000, false), new Second(5_000, 5_000, false), new Second(8_000, 8_000, false));

        assertThat(rate(ramp)).startsWith("Rate      _=#").endsWith("full bar: 8,000 msg/s");
    }

    @Test
    void aLoadWithoutALimitIsComparedWithItsBestSecond() {
        List<Second> unlimited =
                List.of(new Second(50_000, 2_147_483_647, true), new Second(100_000, 2_147_483_647, true));

        assertThat(rate(unlimited)).startsWith("Rate      -#").endsWith("full bar: 100,000 msg/s");
        assertThat(plain(States.with(States.traffic(unlimited)), NARROW).get(2)).contains("no limit");
    }

    @Test
    void theLatestSecondsAreShownWhereNotAllHaveRoom() {
        List<Second> hour = IntStream.range(0, 300)
                .mapToObj(second -> new Second(second == 299 ? 10 : 1_000, 1_000, false))
                .toList();

        assertThat(rate(hour)).contains("#_  full bar: 1,000 msg/s").hasSize(80);
    }

    @Test
    void isThereBeforeTheFirstSecondIsOver() {
        Traffic nothing = new Traffic(List.of(), new Throughput(0, 0, 0, 0, 0), 0, 0, 0);

        assertThat(plain(States.with(nothing), NARROW)).hasSizeGreaterThan(4).noneMatch(row -> row.contains("NaN"));
    }

    @Test
    void namesOfFilesMoveNoCursorAndTakeNoMoreThanTheirPlace() {
        String hostile = "<script>\u001b[2J\nname | \"x\" 😀 ../" + "long".repeat(50);
        LiveState state = States.state(
                new Subject(hostile, true, true),
                States.progress(new Phase(hostile, true)),
                Optional.empty(),
                Optional.of(States.verdict()));

        assertThat(plain(state, NARROW))
                .hasSize(9)
                .allSatisfy(
                        row -> assertThat(row).doesNotContain("\u001b", "\n").hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void coloursChangeNoPlaces() {
        List<String> coloured = Frame.rows(States.measured(), NARROW, new Look(true, true));

        assertThat(coloured).anyMatch(row -> row.contains("\u001b[31m"));
        assertThat(coloured.stream().map(row -> row.replaceAll("\u001b\\[\\d+m", "")))
                .isEqualTo(Frame.rows(States.measured(), NARROW, new Look(false, true)));
    }

    private static String rate(List<Second> history) {
        return plain(States.with(States.traffic(history)), NARROW).get(4);
    }

    private static List<String> plain(LiveState state, TerminalSize size) {
        return Frame.rows(state, size, States.PLAIN);
    }
}
