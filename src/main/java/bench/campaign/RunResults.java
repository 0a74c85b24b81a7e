package bench.campaign;

import bench.result.Campaign;
import bench.result.CampaignResults;
import bench.result.Result;
import bench.result.ResultJson;
import bench.result.RunOutcome;
import bench.result.UnreadableResultException;
import bench.yaml.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results that a campaign has in its folder, as far as each is the one of its run, and what is wrong with others. Confined to one
 * thread.
 */
public final class RunResults {
    private final Path dir;
    private final Campaign campaign;
    /** By the ids of runs. */
    private final Map<String, Result> results = new LinkedHashMap<>();

    /** By the ids of runs and searches. */
    private final Map<String, String> problems = new LinkedHashMap<>();

    private RunResults(Path dir, Campaign campaign) {
        this.dir = dir;
        this.campaign = campaign;
    }

    /** Reads the results of the runs that have ended. */
    public static RunResults read(Path dir, Campaign campaign) {
        RunResults read = new RunResults(dir, campaign);
        for (Campaign.Run run : campaign.points()) {
            // One that was left out may have been stopped before, and have left a part of a result then.
            if (run.outcome().state() == RunOutcome.State.ENDED) {
                read.find(run.id(), run.file(), run.outcome()).ifPresent(result -> read.results.put(run.id(), result));
            }
        }
        read.leaveOutRepeated();
        return read;
    }

    private Optional<Result> find(String id, String file, RunOutcome outcome) {
        try {
            Result result = ResultJson.read(Files.readAllBytes(dir.resolve(file)), file);
            if (outcome.runId() == null || outcome.hasLeft(result)) {
                return Optional.of(result);
            }
            problems.put(
                    id,
                    Wording.printable(
                            file + ": is of another run, " + result.run().id() + " instead of " + outcome.runId()));
        } catch (NoSuchFileException e) {
            if (outcome.verdict() != null) {
                problems.put(id, file + ": is gone");
            }
        } catch (IOException e) {
            problems.put(id, file + ": cannot be read: " + Wording.reason(e));
        } catch (UnreadableResultException e) {
            problems.put(id, Wording.printable(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Which of them is in its place is not known where the campaign does not have the ids of their runs. */
    private void leaveOutRepeated() {
        Map<String, List<String>> byRun = new LinkedHashMap<>();
        results.forEach((id, result) -> byRun.computeIfAbsent(
                        result.run().id() + " of " + result.run().times().startedAt(), run -> new ArrayList<>())
                .add(id));
        byRun.values().stream().filter(ids -> ids.size() > 1).forEach(this::leaveOut);
    }

    private void leaveOut(List<String> ids) {
        for (String id : ids) {
            String other = ids.get(id.equals(ids.get(0)) ? 1 : 0);
            results.remove(id);
            problems.put(
                    id,
                    campaign.run(id).file() + ": is of the same run as "
                            + campaign.run(other).file() + ", but a run counts once");
        }
    }

    /** The campaign with the results that count. */
    public CampaignResults counted() {
        return new CampaignResults(campaign, results);
    }

    /** Why results of runs that have left one do not count, a line each. */
    public List<String> problems() {
        return List.copyOf(problems.values());
    }

    /** Why runs and searches that have ended are to be made again, by their ids: no result of them counts. */
    public Map<String, String> lost() {
        Map<String, String> lost = new LinkedHashMap<>();
        campaign.searches().stream()
                .filter(search -> search.rate() == null && hasEnded(search.outcome()))
                .filter(search ->
                        find(search.id(), search.file(), search.outcome()).isEmpty())
                .forEach(search -> lost.put(search.id(), why(search.id(), search.outcome())));
        campaign.points().stream()
                .filter(run -> hasEnded(run.outcome()) && !results.containsKey(run.id()))
                .forEach(run -> lost.put(run.id(), why(run.id(), run.outcome())));
        return Collections.unmodifiableMap(lost);
    }

    private static boolean hasEnded(RunOutcome outcome) {
        return outcome.state() == RunOutcome.State.ENDED;
    }

    private String why(String id, RunOutcome outcome) {
        String reason = outcome.reason() == null ? "it has left no result" : outcome.reason();
        return problems.getOrDefault(id, reason);
    }

    /**
     * The campaign as it goes on: what is lost is to be made, and what was left out is judged again, as that may have been because
     * of a run that is lost.
     */
    public Campaign withLostToBeMade() {
        Map<String, String> lost = lost();
        if (lost.isEmpty()) {
            return campaign;
        }
        Campaign changed = campaign;
        for (Campaign.HighestRate search : campaign.searches()) {
            if (lost.containsKey(search.id())) {
                changed = changed.with(search.after(null, RunOutcome.PENDING));
            }
        }
        for (Campaign.Run run : campaign.points()) {
            if (lost.containsKey(run.id()) || run.outcome().state() == RunOutcome.State.LEFT_OUT) {
                changed = changed.with(run.after(RunOutcome.PENDING));
            }
        }
        return changed;
    }
}
