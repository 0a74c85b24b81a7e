package bench.driver.kafka;

import bench.driver.DriverException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.internals.ByteBufferOutputStream;

/** Finds out whether this JVM can compress, before a producer has to: some codecs are native libraries. */
final class CodecTrial {
    private static final String TEMPORARY = "java.io.tmpdir";

    /** The codecs that unpack their library into a folder, with the property that names it before {@value #TEMPORARY}. */
    private static final Map<String, String> UNPACKED_INTO =
            Map.of("snappy", "org.xerial.snappy.tempdir", "zstd", "ZstdTempFolder");

    private CodecTrial() {}

    /** Fails with a {@link DriverException} that says how to make the codec work. */
    static void compressOneByte(String type) {
        checkFolder(type);
        try (ByteBufferOutputStream compressed = new ByteBufferOutputStream(512);
                OutputStream plain =
                        Compression.of(type).build().wrapForOutput(compressed, RecordBatch.CURRENT_MAGIC_VALUE)) {
            plain.write(0);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw unusable(type, e);
        }
    }

    /** A codec that finds out by itself prints a stack trace. */
    private static void checkFolder(String type) {
        if (UNPACKED_INTO.containsKey(type)) {
            try {
                Path folder = Path.of(folder(type));
                Files.createDirectories(folder);
                Files.delete(Files.createTempFile(folder, "bench-", ".lib"));
            } catch (IOException | RuntimeException e) {
                throw unusable(type, e);
            }
        }
    }

    private static String folder(String type) {
        return System.getProperty(UNPACKED_INTO.getOrDefault(type, TEMPORARY), System.getProperty(TEMPORARY));
    }

    private static DriverException unusable(String type, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new DriverException(
                "producerConfig: compression.type=" + type + " cannot be used: its library cannot be loaded from the"
                        + " temporary folder " + folder(type) + " ("
                        + cause.getClass().getSimpleName() + ": "
                        + cause.getMessage() + "); name one that can be written to and is not mounted noexec, with"
                        + " BENCH_JAVA_OPTS=-Djava.io.tmpdir=...",
                failure);
    }
}
