package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.RunInterval;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines that people grep, in a locale whose numbers look different. */
@Isolated
class ConsoleOutputTest {
    private final Locale locale = Locale.getDefault();
    private final StringWriter text = new StringWriter();
    private final ConsoleOutput console = new ConsoleOutput(new PrintWriter(text), ConsoleOutput.Lines.ALL);

    @BeforeEach
    void useCommas() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    @ParameterizedTest
    @CsvSource({"PT1M,1m", "PT90S,90s", "PT30S,30s", "PT1H,60m", "PT1.5S,1500ms"})
    void announcesThePhasesInTheWordsOfOmb(Duration duration, String shown) {
        console.phaseStarted(Phase.WARM_UP, PhaseLength.exactly(duration));
        console.phaseStarted(Phase.MEASUREMENT, PhaseLength.exactly(duration));

        assertThat(lines())
                .containsExactly(
                        "----- Starting warm-up traffic (" + shown + ") ------",
                        "----- Starting benchmark traffic (" + shown + ")------");
    }

    @Test
    void aWarmUpWithoutADurationLastsUntilTheLoadIsSteady() {
        console.phaseStarted(Phase.WARM_UP, PhaseLength.upTo(Duration.ofMinutes(5)));

        assertThat(lines()).containsExactly("----- Starting warm-up traffic (until steady, up to 5m) ------");
    }

    @Test
    void aLengthThatIsOnlyALimitIsSaidToBeOne() {
        console.phaseStarted(new Phase("backlog building", false), PhaseLength.upTo(Duration.ofMinutes(11)));
        console.phaseStarted(Phase.WARM_UP, new PhaseLength(Duration.ofSeconds(30), Duration.ofMinutes(5)));
        console.phaseStarted(Phase.MEASUREMENT, PhaseLength.upTo(Duration.ofMinutes(1)));

        assertThat(lines())
                .containsExactly(
                        "----- Starting backlog building traffic (up to 11m) ------",
                        "----- Starting warm-up traffic (30s and on until steady, up to 5m) ------",
                        "----- Starting benchmark traffic (up to 1m)------");
    }

    @Test
    void printsAnIntervalAsOmbDoes() {
        console.intervalEnded(Runs.measured());

        assertThat(lines())
                .containsExactly("Pub rate 50038.6 msg/s / 48.9 MB/s | Pub err     0.0 err/s"
                        + " | Cons rate 50035.3 msg/s / 48.9 MB/s | Backlog:  0.1 K"
                        + " | Pub Latency (ms) avg: 500.5 - 50%: 500.2 - 99%: 990.4 - 99.9%: 999.3 - Max: 1000.3"
                        + " | Pub Delay Latency (us) avg: 500.5 - 50%: 500.0 - 99%: 990.0 - 99.9%: 999.0 - Max: 1000.0"
                        + " | E2E Latency (ms) avg: 500.5 - 50%: 500.2 - 99%: 990.4 - 99.9%: 999.3 - Max: 1000.3");
    }

    @Test
    void printsTheIntervalsOfTheWarmUpToo() {
        console.intervalEnded(new RunInterval(Phase.WARM_UP, Runs.interval(), 0, 50_000));

        assertThat(lines()).singleElement().asString().startsWith("Pub rate 50038.6 msg/s");
    }

    @Test
    void printsTheWholeRunAsOmbDoes() {
        console.resultReady(Runs.document(2, Runs.result(2, null)));

        assertThat(lines())
                .first()
                .isEqualTo("----- Aggregated Pub Latency (ms) avg: 500.5 - 50%: 500.2 - 95%: 950.0 - 99%: 990.4"
                        + " - 99.9%: 999.3 - 99.99%: 1000.3 - Max: 1000.3"
                        + " | Pub Delay (us)  avg: 500.5 - 50%: 500.0 - 95%: 950.0 - 99%: 990.0"
                        + " - 99.9%: 999.0 - 99.99%: 1000.0 - Max: 1000.0"
                        + " | E2E Latency (ms) avg: 500.5 - 50%: 500.2 - 95%: 950.0 - 99%: 990.4"
                        + " - 99.9%: 999.3 - 99.99%: 1000.3 - Max: 1000.3");
    }

    @Test
    void endsWithATableThatFitsATerminal() {
        console.resultReady(Runs.document(2, Runs.result(2, null)));

        assertThat(tableLines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
                .contains("Orders with Cluster A: measured 20.0 s, target 50,000 msg/s")
                .contains("Acknowledged           1,000,772      50,038.6       48.87")
                .contains("Pub (ms)            500.500   500.171   950.010   990.380   999.293* 1000.342")
                .contains("* fewer than 10 samples lie above this percentile")
                .contains("Verdict: WARN, limited by: broker. The figures hold, with a reservation: send")
                .noneMatch(line -> line.contains("INCOMPLETE"));
    }

    @Test
    void claimsNothingOfADeliveryThatNobodyHasChecked() {
        console.resultReady(Runs.document(1, Runs.withoutConsumers()));
        console.resultReady(Runs.document(1, Runs.withoutStamp()));

        assertThat(tableLines())
                .contains("Delivery          not checked: no consumers; 3 sends unanswered")
                .contains("Delivery          not checked: stamp: none")
                .noneMatch(line -> line.contains("lost"));
    }

    @Test
    void saysOnTopOfTheTableThatARunIsIncomplete() {
        console.resultReady(Runs.document(1, Runs.result(1, "stopped")));

        assertThat(tableLines()).element(1).isEqualTo("INCOMPLETE: stopped");
    }

    @Test
    void printsOnlyTheWholeRunWhenQuiet() {
        ConsoleOutput quiet = new ConsoleOutput(new PrintWriter(text), ConsoleOutput.Lines.OF_THE_WHOLE);

        quiet.phaseStarted(Phase.MEASUREMENT, PhaseLength.exactly(Duration.ofSeconds(10)));
        quiet.intervalEnded(Runs.measured());
        assertThat(lines()).isEmpty();

        quiet.resultReady(Runs.document(1, Runs.result(1, null)));
        assertThat(lines()).first().asString().startsWith("----- Aggregated Pub Latency (ms) avg: ");
    }

    @Test
    void printsOnlyTheSummaryBesideALiveView() {
        ConsoleOutput beside = new ConsoleOutput(new PrintWriter(text), ConsoleOutput.Lines.NONE);

        beside.phaseStarted(Phase.MEASUREMENT, PhaseLength.exactly(Duration.ofSeconds(10)));
        beside.intervalEnded(Runs.measured());
        beside.resultReady(Runs.document(1, Runs.result(1, null)));

        assertThat(lines())
                .contains("Orders with Cluster A: measured 10.0 s, target 50,000 msg/s")
                .noneMatch(line -> line.startsWith("-----") || line.startsWith("Pub rate"));
    }

    private List<String> lines() {
        return text.toString().lines().toList();
    }

    /** What follows OMB's lines. */
    private List<String> tableLines() {
        return lines().stream().dropWhile(line -> !line.isEmpty()).toList();
    }
}
