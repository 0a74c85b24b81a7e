package bench.cli;

import bench.campaign.CampaignFolder;
import bench.campaign.RunResults;
import bench.report.NamedResult;
import bench.result.CampaignJson;
import bench.result.CampaignResults;
import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A campaign that a command line names in the place of results: by its folder, or by the file in it.
 *
 * @param folder where it is
 * @param results with what it has
 * @param problems why results of other runs do not count, a line each
 */
record CampaignReading(Path folder, CampaignResults results, List<String> problems) {
    /** More of them are no longer read. */
    private static final int MOST_PROBLEMS = 3;

    CampaignReading {
        problems = List.copyOf(problems);
    }

    /**
     * Reads the campaign that is among these names; empty where there is none.
     *
     * @throws ConfigException when it is not alone, cannot be read, or has no result yet
     */
    static Optional<CampaignReading> of(List<Path> files) {
        Optional<Path> named =
                files.stream().filter(file -> isCampaign(folder(file))).findFirst();
        if (named.isPresent() && files.size() > 1) {
            throw new ConfigException(named.get()
                    + ": is a campaign, of which a report is made by itself: name no other result beside it");
        }
        return named.map(CampaignReading::folder).map(CampaignReading::read);
    }

    /** That a file is a campaign, where it is one, and what to name in its place where a result is wanted. */
    static Optional<String> insteadOf(Path file) {
        return Optional.of(folder(file)).filter(CampaignReading::isCampaign).map(CampaignReading::ofOnePoint);
    }

    /** The same of this one, as a phrase that follows its folder. */
    String instead() {
        return ofOnePoint(folder);
    }

    private static String ofOnePoint(Path folder) {
        return "is a campaign: name the results of one point, as in " + folder + "/runs/p1-r*.json";
    }

    private static boolean isCampaign(Path folder) {
        return Files.isRegularFile(folder.resolve(CampaignJson.FILE));
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return file.endsWith(CampaignJson.FILE) && parent != null ? parent : file;
    }

    private static CampaignReading read(Path folder) {
        RunResults read = RunResults.read(folder, CampaignFolder.read(folder));
        CampaignReading reading = new CampaignReading(folder, read.counted(), read.problems());
        if (reading.results.results().isEmpty()) {
            throw new ConfigException(
                    reading.doubts().orElse(folder + ": no run of this campaign has left a result yet"));
        }
        return reading;
    }

    /** Some of the results that do not count, with why; empty where all do. */
    Optional<String> doubts() {
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(folder + ": " + problems.size() + " of "
                        + (results.results().size() + problems.size())
                        + " results of this campaign do not count: " + Wording.listed(problems, MOST_PROBLEMS));
    }

    /** The results in the order in which they were made, by the ids of their runs. */
    List<NamedResult> named() {
        return results.campaign().plan().order().stream()
                .filter(results.results()::containsKey)
                .map(id -> new NamedResult(id, results.results().get(id)))
                .toList();
    }

    /** The files that it is made of. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        files.add(folder.resolve(CampaignJson.FILE));
        results.campaign().points().forEach(run -> files.add(folder.resolve(run.file())));
        return files;
    }
}
