package bench.cli;

import bench.config.ConfigException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where results go. What cannot be written is found before a run, not after it. */
final class ResultFiles {
    private static final Path DEFAULT_DIR = Path.of("results");
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @ArgGroup(exclusive = true)
    private Target target = new Target();

    /** One of the two. */
    static final class Target {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "The result file, replaced if it exists; for a single run only.")
        private Path file;

        @Option(
                names = "--output-dir",
                paramLabel = "DIR",
                description = "Folder of the result files, 'results' by default: <workload>-<driver>-<time>.json.")
        private Path dir;
    }

    @Option(
            names = "--hlog",
            paramLabel = "FILE",
            description = "Logs every interval's histograms, for HdrHistogram's tools; for a single run only.")
    private Path histogramLog;

    /** Fails when results of this many runs could not be written. */
    void check(int runs) {
        if (target.file == null) {
            checkDir();
        } else {
            check("-o", target.file, runs);
        }
        if (histogramLog != null) {
            check("--hlog", histogramLog, runs);
        }
    }

    /** The file to which histograms are logged, if any. */
    Optional<Path> histogramLog() {
        return Optional.ofNullable(histogramLog);
    }

    private static void check(String option, Path file, int runs) {
        if (runs > 1) {
            throw new ConfigException(option + " names one file, but these are " + runs + " runs"
                    + (option.equals("-o") ? ": use --output-dir" : ""));
        }
        checkFile(option + " " + file, file);
    }

    /** The file of a run. */
    Path of(String workload, String driver, Instant startedAt) {
        if (target.file != null) {
            return target.file;
        }
        String name = safe(workload) + "-" + safe(driver) + "-" + TIMESTAMP.format(startedAt);
        Path file = dir().resolve(name + ".json");
        for (int i = 2; Files.exists(file); i++) {
            file = dir().resolve(name + "-" + i + ".json");
        }
        return file;
    }

    private Path dir() {
        return target.dir == null ? DEFAULT_DIR : target.dir;
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]+", "-");
    }

    private void checkDir() {
        try {
            Files.createDirectories(dir());
        } catch (IOException e) {
            throw new ConfigException("--output-dir " + dir() + ": the folder cannot be made: " + reason(e));
        }
        tryToWrite("--output-dir " + dir(), dir());
    }

    /** Fails when the file of {@code -o} could not be written. */
    static void check(Path file) {
        checkFile("-o " + file, file);
    }

    private static void checkFile(String option, Path file) {
        Path dir = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new ConfigException(option + ": is a folder; it must be a file");
        }
        if (!Files.isDirectory(dir)) {
            throw new ConfigException(option + ": the folder " + dir + " does not exist");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new ConfigException(option + ": the file is there and is read-only");
        }
        if (!Files.exists(file) || Files.isRegularFile(file)) {
            tryToWrite(option, dir);
        }
    }

    /** Permissions do not tell all, such as that a file system is read-only: only trying does. */
    private static void tryToWrite(String option, Path dir) {
        try {
            Files.delete(Files.createTempFile(dir, ".bench-", ".tmp"));
        } catch (IOException e) {
            throw new ConfigException(option + ": the folder " + dir + " cannot be written to: " + reason(e));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "a file has that name";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason.toLowerCase(Locale.ROOT);
    }
}
