package bench.campaign;

import bench.campaign.CampaignLoop.Ended;
import bench.report.Runs;
import bench.report.SampleSearches;
import bench.result.Campaign;
import bench.result.Result;
import bench.result.Search;
import bench.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes runs of a minute that end as a test wants them to, and keeps in which order they were made. */
final class ScriptedRunner implements CampaignLoop.Runner {
    static final Result VALID = Runs.document(1, Runs.result(1, null));

    final List<String> made = new ArrayList<>();
    final Map<String, Double> rates = new HashMap<>();
    private final ManualClock clock;
    private final Map<String, Integer> codes = new HashMap<>();
    private final Map<String, Result> results = new HashMap<>();
    /** Of the run in which the thread is interrupted; null for none. */
    private String interrupted;

    private Search.End search = Search.End.CONFIRMED;

    ScriptedRunner(ManualClock clock) {
        this.clock = clock;
    }

    ScriptedRunner ending(String id, int code) {
        codes.put(id, code);
        return this;
    }

    /** With this result, and the exit code of a threshold that was not met. */
    ScriptedRunner missing(String id, Result result) {
        results.put(id, result);
        return ending(id, 4);
    }

    ScriptedRunner interruptedIn(String id) {
        interrupted = id;
        return this;
    }

    ScriptedRunner finding(Search.End end) {
        search = end;
        return this;
    }

    @Override
    public Ended run(Campaign.Run run) {
        rates.put(run.id(), run.producerRate());
        return ended(run.id(), results.getOrDefault(run.id(), VALID));
    }

    @Override
    public Ended search(Campaign.HighestRate asked) {
        return ended(asked.id(), Runs.document(1, SampleSearches.withoutMeasurement(SampleSearches.ended(search))));
    }

    private Ended ended(String id, Result result) {
        made.add(id);
        clock.advance(Duration.ofMinutes(1));
        if (id.equals(interrupted)) {
            Thread.currentThread().interrupt();
            return new Ended(143, Optional.empty(), Optional.of("stopped"));
        }
        int code = codes.getOrDefault(id, 0);
        return code == 1
                ? new Ended(1, Optional.empty(), Optional.of("no broker answers"))
                : new Ended(code, Optional.of(result), Optional.empty());
    }
}
