package bench.report;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that is written once, at the end of a run. What took an hour to measure is not lost for a disk that is full or a
 * folder that was removed meanwhile: it then goes to the folder for temporary files.
 *
 * <p>A regular file appears whole or not at all. Confined to one thread.
 */
public final class ResultFile {
    private final Path wanted;
    private final Path rescueDir;
    /** Where it is; null until it is written. */
    private Path written;
    /** Why it is not where it should be; null while nothing has gone wrong. */
    private String problem;

    /** Writes to this file, which is replaced if it is there. */
    public ResultFile(Path file) {
        this(file, Path.of(System.getProperty("java.io.tmpdir")));
    }

    ResultFile(Path wanted, Path rescueDir) {
        this.wanted = wanted;
        this.rescueDir = rescueDir;
    }

    /** Where the content is; empty while it is nowhere. */
    public Optional<Path> written() {
        return Optional.ofNullable(written);
    }

    /** One line for the user when the content is not where it should be. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    void write(byte[] content) {
        try {
            writeWhole(wanted, content);
            written = wanted;
        } catch (IOException e) {
            problem = "the result cannot be written to " + wanted + ": " + reason(e);
            rescue(content);
        }
    }

    private void rescue(byte[] content) {
        try {
            Path rescued = Files.createTempFile(rescueDir, "bench-result-", ".json");
            writeTo(rescued, content);
            written = rescued;
            problem += "; it is in " + rescued;
        } catch (IOException e) {
            problem += ", nor to " + rescueDir + ": " + reason(e);
        }
    }

    private static void writeWhole(Path file, byte[] content) throws IOException {
        // A link stays a link.
        Path target = Files.exists(file) ? file.toRealPath() : file;
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            // A device or a pipe must not be replaced.
            writeTo(target, content);
            return;
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            writeTo(part, content);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deletePart(part, e);
            throw e;
        }
    }

    /** By a stream that an interrupt does not close: a run that is stopped just now still leaves its result. */
    private static void writeTo(Path file, byte[] content) throws IOException {
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            out.write(content);
        }
    }

    private static void deletePart(Path part, IOException first) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            first.addSuppressed(e);
        }
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        // A stream says "<path> (<reason>)", and the path is in the message already.
        return reason == null
                ? e.getClass().getSimpleName()
                : reason.replaceFirst("^.*\\((.*)\\)$", "$1").toLowerCase(Locale.ROOT);
    }
}
