package bench.cli;

import bench.report.NamedResult;
import bench.result.Result;
import bench.result.ResultJson;
import bench.result.UnreadableResultException;
import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the result files that a command line names. */
final class ResultReading {
    private ResultReading() {}

    /**
     * The results, each by the name of its file where that sets them apart, else by its path.
     *
     * @throws ConfigException when any cannot be read, with a line for each
     */
    static List<NamedResult> read(List<Path> files) {
        Function<Path, String> names = ResultName.among(files);
        List<NamedResult> results = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                results.add(new NamedResult(names.apply(file), read(file)));
            } catch (UnreadableResultException | ConfigException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return results;
    }

    private static Result read(Path file) {
        CampaignReading.insteadOf(file).ifPresent(instead -> {
            throw new ConfigException(file + ": " + instead);
        });
        if (Files.isDirectory(file)) {
            throw new ConfigException(file + ": is a folder; name the results in it, as in " + file + "/*.json");
        }
        try {
            return ResultJson.read(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read: " + Wording.reason(e));
        }
    }
}
