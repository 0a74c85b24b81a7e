package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.EditedResults;
import bench.result.Campaign;
import bench.result.CampaignResults;
import bench.result.Result;
import bench.result.RunOutcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Which campaigns end with a comparison. */
class CampaignComparisonTest {
    private static final Instant START = Instant.parse("2026-02-03T04:00:00Z");
    private static final String RATE = "producerRate";
    private static final String LINGER = "producerConfig.linger.ms";

    /** Two points with these settings, six runs of each. */
    private static CampaignResults results(Campaign.Kind kind, Map<String, String> one, Map<String, String> other) {
        List<Campaign.Run> runs = new ArrayList<>();
        Map<String, Result> results = new LinkedHashMap<>();
        for (int repeat = 1; repeat <= 6; repeat++) {
            for (int point = 1; point <= 2; point++) {
                String id = "p" + point + "-r" + repeat;
                Instant startedAt = START.plusSeconds(60L * runs.size());
                RunOutcome outcome = new RunOutcome(
                        RunOutcome.State.ENDED, 0, "valid", null, null, null, startedAt, startedAt.plusSeconds(30));
                Map<String, String> settings = point == 1 ? one : other;
                runs.add(new Campaign.Run(id, point, settings, repeat, null, null, "runs/" + id + ".json", outcome));
                results.put(
                        id,
                        EditedResults.of(
                                EditedResults.valid(),
                                fields -> ((ObjectNode) fields.path("run")).put("startedAt", startedAt.toString())));
            }
        }
        Campaign.Plan plan = new Campaign.Plan(
                kind,
                1,
                6,
                List.copyOf(one.keySet()),
                List.of(),
                false,
                runs.stream().map(Campaign.Run::id).toList(),
                null);
        Campaign.Origin origin = new Campaign.Origin("1", List.of("run"), "/home/user", START, Map.of());
        return new CampaignResults(new Campaign(origin, plan, List.of(), runs), results);
    }

    private static boolean isCompared(CampaignResults results) {
        Progress progress = new Progress(new PrintWriter(new StringWriter()), false);
        return CampaignComparison.of(results, progress).isPresent();
    }

    @Test
    void twoValuesAreCompared() {
        assertThat(isCompared(results(Campaign.Kind.CAMPAIGN, Map.of(LINGER, "0"), Map.of(LINGER, "5"))))
                .isTrue();
    }

    @Test
    void twoValuesAtTheOneRateOfASweepAreCompared() {
        assertThat(isCompared(results(
                        Campaign.Kind.SWEEP, Map.of(LINGER, "0", RATE, "1000"), Map.of(LINGER, "5", RATE, "1000"))))
                .isTrue();
    }

    @Test
    void aSweepOfTwoRatesHasNoRegression() {
        assertThat(isCompared(results(Campaign.Kind.SWEEP, Map.of(RATE, "1000"), Map.of(RATE, "2000"))))
                .isFalse();
    }
}
