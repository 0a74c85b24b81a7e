package bench.broker;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of the broker's process, found from where this class was loaded: {@code target/bench.jar} or
 * {@code target/classes} of a checkout with {@code target/lib}, or {@code lib/bench.jar} of a distribution.
 *
 * @param entries absolute, in the order of the class path
 * @param buildDir the {@code target} directory of a checkout, or null in a distribution
 */
record BrokerClassPath(List<Path> entries, Path buildDir) {
    BrokerClassPath {
        entries = List.copyOf(entries);
    }

    static BrokerClassPath locate() {
        try {
            return of(Path.of(BrokerClassPath.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new BrokerException("the broker's libraries cannot be found: " + e.getMessage(), e);
        }
    }

    /** The class path that goes with a jar or directory with the classes of this program. */
    static BrokerClassPath of(Path ownClasses) {
        Path home = ownClasses.toAbsolutePath().getParent();
        boolean checkout = Files.isDirectory(home.resolve("lib"));
        Path lib = checkout ? home.resolve("lib") : home;
        List<Path> entries = new ArrayList<>();
        try {
            entries.addAll(jars(lib.resolve("broker")));
            entries.addAll(jars(lib));
        } catch (IOException e) {
            throw new BrokerException(
                    "the broker's libraries are not in " + lib.resolve("broker") + ": build or unpack bench again", e);
        }
        entries.remove(ownClasses.toAbsolutePath());
        entries.add(ownClasses.toAbsolutePath());
        return new BrokerClassPath(entries, checkout ? home : null);
    }

    /** As the java command takes it. */
    String text() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> jars(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
