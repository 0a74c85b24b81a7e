package bench.report.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bench.report.Runs;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.RunInterval;
import bench.testing.ScreenText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run on a terminal, by its events. */
@Timeout(30)
class LiveViewTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final Screen screen = new Screen(terminal, TerminalSize.USUAL, () -> TerminalSize.USUAL);
    private final LiveView view = new LiveView(States.SUBJECT, screen, States.PLAIN);

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void showsWhatATickHasAndWhatThePhaseHasSoFar() {
        view.phaseStarted(Phase.MEASUREMENT, PhaseLength.exactly(Duration.ofSeconds(40)));
        view.tick(Runs.measured());
        view.tick(Runs.measured());

        awaitRow("measurement  .* 50 %  20 s of 40 s, 20 s left");
        awaitRow("Acked +50,039 msg/s +48.9 MB/s  100.1 % of 50,000 +errors 0");
        awaitRow("Received +50,035 msg/s +48.9 MB/s  backlog 123 +in flight 0");
        awaitRow("Pub Response +500.2 +990.4 +1000 +500.2 +990.4 +999.3\\* +1000");
        awaitRow("So far +no verdict before the first report interval has ended");
    }

    @Test
    void showsWhatTheChecksSay() {
        view.phaseStarted(Phase.MEASUREMENT, PhaseLength.exactly(Duration.ofSeconds(40)));
        view.tick(Runs.measured());
        view.judgedSoFar(States::verdict);

        awaitRow("Acked +50,039 .*");
        awaitRow("So far +INVALID: achieved rate: .*");
    }

    @Test
    void countsDownTheTimeOfASearch() {
        view.searching(States.search());
        view.phaseStarted(Phase.ofSearch("trial 5"), PhaseLength.exactly(Duration.ofSeconds(10)));
        view.tick(new RunInterval(Phase.ofSearch("trial 5"), Runs.interval(), 0, 20_001));

        awaitRow("Search +trial 5: 20,001 msg/s; within 19,000 to 21,000; about 3 min 55 s left");
    }

    @Test
    void beginsAnewWithEachPhase() {
        view.searching(States.search());
        view.phaseStarted(Phase.ofSearch("trial 5"), PhaseLength.exactly(Duration.ofSeconds(10)));
        view.tick(Runs.measured());
        view.phaseStarted(Phase.WARM_UP, PhaseLength.exactly(Duration.ofSeconds(30)));

        awaitRow("warm-up  .* 0 %  0 s of 30 s, 30 s left");
        awaitRow("So far +nothing measured: 'warm-up' is not judged");
        awaitRow("Pub Response +- +- +- +- +- +- +-");
        assertThat(text()).noneMatch(row -> row.startsWith("Search"));
    }

    @Test
    void makesRoomForTheSummary() {
        view.phaseStarted(Phase.MEASUREMENT, PhaseLength.exactly(Duration.ofSeconds(40)));
        view.tick(Runs.measured());
        view.resultReady(Runs.document(1, Runs.result(1, null)));

        await().untilAsserted(() -> assertThat(text()).isEmpty());
    }

    private void awaitRow(String pattern) {
        await().untilAsserted(() ->
                assertThat(text()).anySatisfy(row -> assertThat(row).matches(pattern)));
    }

    private List<String> text() {
        return ScreenText.of(terminal.toString(StandardCharsets.UTF_8), 80, 24);
    }
}
