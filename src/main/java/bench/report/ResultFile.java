package bench.report;

import bench.yaml.Wording;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that is written once, at the end of a run. What took an hour to measure is not lost for a disk that is full or a
 * folder that was removed meanwhile: it then goes to the folder for temporary files.
 *
 * <p>A regular file appears whole or not at all. Confined to one thread.
 */
public final class ResultFile {
    private static final String RESULT = "the result";
    private static final String JSON = ".json";

    private final Destination wanted;
    /** What it is, as the beginning of a sentence. */
    private final String what;
    /** Of the name of a file that is written somewhere else. */
    private final String ending;
    /** Whether a file of that name is somebody else's result. */
    private final boolean isNew;

    private final Rescue rescue;
    /** Where it is; null until it is written. */
    private Path written;
    /** Why it is not where it should be; null while nothing has gone wrong. */
    private String problem;

    /** Writes to this destination; a file is replaced if it is there. */
    public ResultFile(Destination wanted) {
        this(wanted, RESULT, JSON, false, Rescue.ofThisSystem());
    }

    private ResultFile(Destination wanted, String what, String ending, boolean isNew, Rescue rescue) {
        this.wanted = wanted;
        this.what = what;
        this.ending = ending;
        this.isNew = isNew;
        this.rescue = rescue;
    }

    /** Writes to a new file: where there is one of this name, its name gets a number. */
    public static ResultFile inNewFile(Path file) {
        return new ResultFile(Destination.of(file), RESULT, JSON, true, Rescue.ofThisSystem());
    }

    /**
     * Writes what was made of results to this destination.
     *
     * @param what it is, as the beginning of a sentence
     */
    public static ResultFile ofOutput(String what, Destination wanted) {
        String name = wanted.target().getFileName().toString();
        int dot = name.lastIndexOf('.');
        return new ResultFile(wanted, what, dot < 0 ? ".txt" : name.substring(dot), false, Rescue.ofThisSystem());
    }

    static ResultFile withRescue(Path file, Path rescueDir) {
        return new ResultFile(Destination.of(file), RESULT, JSON, false, new Rescue(rescueDir));
    }

    /** Where the content is; empty while it is nowhere. */
    public Optional<Path> written() {
        return Optional.ofNullable(written);
    }

    /** One line for the user when the content is not where it should be. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Writes it; {@link #problem} has the reason when it is not where it should be. */
    public void write(byte[] content) {
        try {
            written = writeWhole(content);
        } catch (IOException e) {
            problem = what + " cannot be written to " + wanted.shown() + ": " + Wording.reason(e);
            rescue(content);
        }
    }

    private void rescue(byte[] content) {
        try {
            Path rescued = rescue.file(ending);
            writeTo(Rescue.open(rescued), content);
            written = rescued;
            problem += "; it is in " + rescued;
        } catch (IOException e) {
            problem += ", nor to " + rescue.dir() + ": " + Wording.reason(e);
        }
    }

    private Path writeWhole(byte[] content) throws IOException {
        if (wanted.isStream()) {
            writeTo(wanted.open(), content);
            return wanted.wanted();
        }
        Path file = isNew ? reserve(wanted.wanted()) : wanted.target();
        Path part = file.resolveSibling(".bench-" + UUID.randomUUID() + ".part");
        try {
            writeTo(Rescue.open(part), content);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(part, e);
            if (isNew) {
                delete(file, e);
            }
            throw e;
        }
        return isNew ? file : wanted.wanted();
    }

    /** Made in one step, so that of several runs that end at the same time each gets a file of its own. */
    private static Path reserve(Path file) throws IOException {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path free = file;
        for (int i = 2; ; i++) {
            try {
                return Files.createFile(free);
            } catch (FileAlreadyExistsException e) {
                free = file.resolveSibling(name.substring(0, dot) + "-" + i + name.substring(dot));
            }
        }
    }

    private static void writeTo(OutputStream stream, byte[] content) throws IOException {
        try (stream) {
            stream.write(content);
        }
    }

    private static void delete(Path file, IOException first) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            first.addSuppressed(e);
        }
    }
}
