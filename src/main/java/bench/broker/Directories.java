package bench.broker;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes directories that another process may be deleting, or still be writing to. */
final class Directories {
    private static final int ATTEMPTS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(Directories.class);

    private Directories() {}

    /** Deletes the directory with what is in it; warns when that cannot be done. */
    static void delete(Path directory) {
        IOException failure = null;
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(directory); attempt++) {
            try {
                Files.walkFileTree(directory, new Deletion());
            } catch (IOException e) {
                // Files that came or went during the walk: the next attempt sees the directory as it is then.
                failure = e;
            }
        }
        if (Files.exists(directory)) {
            LOG.warn("{} could not be deleted", directory, failure);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
