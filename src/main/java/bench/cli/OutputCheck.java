package bench.cli;

import bench.report.Destination;
import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds before a run what cannot be written, or must not be. */
final class OutputCheck {
    private static final List<String> CONSOLE = List.of("/dev/stdout", "/dev/stderr");

    private final Progress progress;
    /** What was checked, by the option that names it. */
    private final Map<String, Destination> outputs = new LinkedHashMap<>();

    OutputCheck(Progress progress) {
        this.progress = progress;
    }

    /**
     * Fails when nothing could be written there. A stream is opened, which can wait for the reader of a pipe.
     *
     * @param option for messages
     * @param inputs files that must stay as they are
     */
    Destination check(String option, Path file, Collection<Path> inputs) {
        Destination destination = Destination.of(file);
        String what = option + " " + file;
        for (Path input : inputs) {
            if (destination.isOver(input)) {
                throw new ConfigException(what + ": is the same file as the input " + input + ": name another one");
            }
        }
        outputs.forEach((other, earlier) -> {
            if (destination.clashesWith(earlier)) {
                throw new ConfigException(what + ": is the same as " + other + " " + earlier + ": name another one");
            }
        });
        if (destination.isStream()) {
            open(what, destination);
        } else {
            checkIsNotTheConsole(what, destination);
            checkFile(what, file);
        }
        outputs.put(option, destination);
        return destination;
    }

    private void open(String what, Destination destination) {
        if (destination.isPipe()) {
            progress.say("Waiting for a reader of %s", destination);
        }
        try {
            var unused = destination.open();
        } catch (IOException e) {
            throw new ConfigException(what + ": cannot be written to: " + Wording.reason(e));
        }
    }

    /** The file to which a shell has sent the lines of this process. */
    private static void checkIsNotTheConsole(String what, Destination destination) {
        for (String stream : CONSOLE) {
            if (destination.clashesWith(Destination.of(Path.of(stream)))) {
                throw new ConfigException(what + ": this file takes the lines of " + stream
                        + " already: name another one, or " + stream + " itself");
            }
        }
    }

    private static void checkFile(String what, Path file) {
        Path dir = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new ConfigException(what + ": is a folder; it must be a file");
        }
        if (dir == null || !Files.isDirectory(dir)) {
            throw new ConfigException(what + ": the folder " + dir + " does not exist");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new ConfigException(what + ": the file is there and is read-only");
        }
        tryToWrite(what, dir);
    }

    /** Makes the folder where it is missing, and fails when nothing could be written to it. */
    static void checkFolder(String what, Path dir) {
        try {
            Files.createDirectories(dir);
        } catch (IOException e) {
            throw new ConfigException(what + ": the folder cannot be made: " + Wording.reason(e));
        }
        tryToWrite(what, dir);
    }

    /** Permissions do not show everything, such as a read-only file system: only trying does. */
    private static void tryToWrite(String what, Path dir) {
        try {
            Files.delete(Files.createTempFile(dir, ".bench-", ".tmp"));
        } catch (IOException e) {
            throw new ConfigException(what + ": the folder " + dir + " cannot be written to: " + Wording.reason(e));
        }
    }
}
