package bench.report;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The place for outputs that cannot be written to where the user wants them: the folder for temporary files. */
record Rescue(Path dir) {
    static Rescue ofThisSystem() {
        return new Rescue(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** A new file with this ending. */
    Path file(String ending) throws IOException {
        return Files.createTempFile(dir, "bench-result-", ending);
    }

    /** By a stream that an interrupt does not close: a run that is stopped just now still leaves its result. */
    static OutputStream open(Path file) throws IOException {
        return new FileOutputStream(file.toFile());
    }
}
