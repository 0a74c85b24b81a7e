package bench.cli;

import bench.compare.ComparedRun;
import bench.compare.Sides;
import bench.result.OmbFile;
import bench.result.Result;
import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the results of both sides of a comparison, of which some may be files of the OpenMessaging Benchmark (OMB). */
final class SideReading {
    private final List<Path> base;
    private final List<Path> fresh;
    private final Map<String, Path> runs = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Function<Path, String> names;

    private SideReading(List<Path> base, List<Path> fresh) {
        this.base = base;
        this.fresh = fresh;
        this.names =
                ResultName.among(Stream.concat(base.stream(), fresh.stream()).toList());
    }

    /**
     * Both sides, each run by the name of its file where that sets it apart, else by its path.
     *
     * @throws ConfigException when any cannot be read, or counts twice, with a line for each
     */
    static Sides read(List<Path> base, List<Path> fresh) {
        SideReading reading = new SideReading(base, fresh);
        List<ComparedRun> ofBase = reading.read("--base", reading.base);
        List<ComparedRun> ofNew = reading.read("--new", reading.fresh);
        if (!reading.problems.isEmpty()) {
            throw new ConfigException(reading.problems);
        }
        return new Sides(ofBase, ofNew);
    }

    private List<ComparedRun> read(String option, List<Path> files) {
        List<ComparedRun> read = new ArrayList<>();
        for (Path file : files) {
            try {
                read.add(read(file));
            } catch (ConfigException e) {
                e.problems().forEach(problem -> problems.add(option + ": " + problem));
            }
        }
        return read;
    }

    private ComparedRun read(Path file) {
        if (file.toString().isBlank()) {
            throw new ConfigException("must name a result file, but is empty");
        }
        String name = Wording.printable(names.apply(file));
        Result result;
        try {
            result = ResultReading.read(List.of(file)).get(0).result();
        } catch (ConfigException e) {
            OmbFile omb = omb(file).orElseThrow(() -> e);
            checkCountsOnce(file.toAbsolutePath().normalize().toString(), file);
            return ComparedRun.of(name, omb);
        }
        checkCountsOnce(result.run().id() + " of " + result.run().times().startedAt(), file);
        return ComparedRun.of(name, result);
    }

    private static Optional<OmbFile> omb(Path file) {
        try {
            return OmbFile.read(Files.readAllBytes(file));
        } catch (IOException e) {
            // What is wrong with it is said where it is read as a result.
            return Optional.empty();
        }
    }

    /** A run that counts twice makes differences look surer than they are. */
    private void checkCountsOnce(String run, Path file) {
        Path earlier = runs.putIfAbsent(run, file);
        if (earlier != null) {
            throw new ConfigException(
                    earlier.equals(file)
                            ? file + ": is named twice, but a run counts once"
                            : file + ": is the same run as " + earlier + ", but a run counts once");
        }
    }
}
