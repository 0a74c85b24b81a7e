package bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Search;
import bench.result.SearchProgress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search says while it is on. */
class SearchProgressTest extends SimulatedSearchTest {
    @Test
    void eachTrialHasItsLine() {
        Scenario scenario = scenario(searched().slo("publishLatency.p99 < 50ms").build(), SearchOptions.DEFAULT);

        new SimulatedLoad(CAPACITY, 1).latency(rate -> rate / 240).runAll(scenario);

        assertThat(lines).hasSize(3 + scenario.search().orElseThrow().trials().size());
        assertThat(lines.get(1)).matches("First guess: 20,\\d{3} msg/s|First guess: 19,\\d{3} msg/s");
        assertThat(lines.get(2)).matches("Working off a queue of [\\d,]+ messages, for 120 s at most");
        assertThat(lines.get(3))
                .matches(
                        "Trial 1: \\d\\d,\\d{3} fails: publishLatency.p99 < 50ms; 0 to \\d\\d,\\d{3}; about 5 min left");
        assertThat(lines).allMatch(line -> line.length() <= 100);
        assertThat(lines.get(lines.size() - 1)).startsWith("Confirmation: ");
    }

    @Test
    void eachTrialIsAnnouncedWithTheBracketAndTheTimeLeft() {
        Scenario scenario = scenario(searched().build(), SearchOptions.DEFAULT);

        new SimulatedLoad(CAPACITY, 1).runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(steps)
                .extracting(SearchProgress::rate)
                .containsExactlyElementsOf(
                        search.trials().stream().map(Search.Trial::rate).toList());
        assertThat(steps.get(0).trial()).isOne();
        assertThat(steps.get(0).bracket().lowerBound()).isNull();
        // The usual 18 trials of 13 s, and a confirmation of 60 s.
        assertThat(steps.get(0).left()).isEqualTo(new SearchProgress.TimeLeft(294, false));
        SearchProgress last = steps.get(steps.size() - 1);
        assertThat(last.isConfirmation()).isTrue();
        assertThat(last.bracket()).isEqualTo(search.bracket());
        assertThat(last.bracket().condition()).contains("achieved rate");
    }

    @ParameterizedTest
    @CsvSource({"2, up to 2 trials in", "5, up to 5 trials in"})
    void theLimitOfTrialsIsAnnounced(int trials, String announcement) {
        new SimulatedLoad(CAPACITY, 1).runAll(scenario(searched().build(), options(Duration.ofHours(1), trials)));

        assertThat(lines.get(0)).contains(announcement);
    }

    @Test
    void theTimeLeftKeepsToTheLimitOfTrials() {
        new SimulatedLoad(CAPACITY, 1).runAll(scenario(searched().build(), options(Duration.ofHours(1), 5)));

        // Trials of 13 s, and a confirmation of a minute.
        assertThat(lines).anyMatch(line -> line.startsWith("Trial 2: ") && line.endsWith("about 86 s left"));
        assertThat(lines).anyMatch(line -> line.startsWith("Trial 4: ") && line.endsWith("about 60 s left"));
    }
}
