package bench.broker;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The class data sharing archive of the broker's process, which makes its start faster: parsed and verified classes that the JVM
 * maps instead of loading them from the jars.
 *
 * <p>The first broker writes it when it stops; its name is made from the JVM and the jars, so that others never read it.
 * It only saves time: whatever is wrong with it, the broker starts without. Immutable.
 *
 * @param file the archive, or null for none
 * @param isToBeWritten whether the broker that is started now writes it in the end
 */
record ClassArchive(Path file, boolean isToBeWritten) {
    /** Neither read nor written. */
    static final ClassArchive NONE = new ClassArchive(null, false);

    private static final int ARCHIVES_KEPT = 3;
    private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
    private static final String PREFIX = "broker-";
    private static final String SUFFIX = ".jsa";

    /** The archive for a class path: none unless the class path is all jars, which the JVM asks for. */
    static ClassArchive of(BrokerClassPath classPath) {
        if (!classPath.entries().stream().allMatch(Files::isRegularFile)) {
            return NONE;
        }
        try {
            Path directory = directory(classPath);
            Path file = directory.resolve(PREFIX + key(classPath) + SUFFIX);
            return new ClassArchive(file, !Files.exists(file));
        } catch (IOException e) {
            return NONE;
        }
    }

    boolean exists() {
        return file != null && !isToBeWritten;
    }

    boolean isNone() {
        return file == null;
    }

    List<String> jvmOptions() {
        if (file == null) {
            return List.of();
        }
        return isToBeWritten
                ? List.of("-XX:+RecordDynamicDumpInfo")
                // The checksum is looked at: a damaged archive would otherwise crash the process.
                : List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", "-XX:+VerifySharedSpaces");
    }

    /** Deletes an archive that a broker could not be started with. */
    void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The class archive {} is damaged and could not be deleted", file, e);
        }
    }

    /**
     * Writes the classes of this JVM, which was started with the options of an archive that is to be written. Takes
     * seconds. Appears under its name at once and whole, so that several processes may do this at the same time.
     */
    static void write(Path file) throws IOException, JMException {
        Path unfinished = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmCds",
                            new Object[] {new String[] {"dynamic_dump", '"' + unfinished.toString() + '"'}},
                            new String[] {String[].class.getName()});
            flush(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        deleteOldest(file.getParent());
    }

    /** The move must not reach the disk before the content: a JVM crashes with an archive that is cut short. */
    private static void flush(Path unfinished) throws IOException {
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Of the broker's: those of the launcher are in the same directory. */
    private static void deleteOldest(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> newestFirst = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
                    })
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .reversed())
                    .toList();
            for (Path old : newestFirst.subList(Math.min(ARCHIVES_KEPT, newestFirst.size()), newestFirst.size())) {
                Files.deleteIfExists(old);
            }
        }
    }

    /** Beside the jars in a checkout, so that it goes with them; else in the user's cache. */
    private static Path directory(BrokerClassPath classPath) throws IOException {
        Path buildDir = classPath.buildDir();
        if (buildDir != null && Files.isWritable(buildDir)) {
            return Files.createDirectories(buildDir.resolve("cds"));
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        if (cache != null && Path.of(cache).isAbsolute()) {
            return Files.createDirectories(Path.of(cache).resolve("bench"));
        }
        return Files.createDirectories(
                home(System.getenv("HOME")).resolve(".cache").resolve("bench"));
    }

    /** A user without a home has no cache: one elsewhere would not be found again. */
    static Path home(String named) throws IOException {
        if (named == null || named.isEmpty() || !Files.isDirectory(Path.of(named))) {
            throw new NotDirectoryException(String.valueOf(named));
        }
        return Path.of(named);
    }

    private static String key(BrokerClassPath classPath) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            StringBuilder text = new StringBuilder();
            text.append(System.getProperty("java.home")).append('\n').append(System.getProperty("java.vm.version"));
            for (Path jar : classPath.entries()) {
                text.append('\n').append(jar).append(' ').append(Files.size(jar));
                text.append(' ').append(Files.getLastModifiedTime(jar).toMillis());
            }
            byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
