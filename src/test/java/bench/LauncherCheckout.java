package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A checkout of nothing but the launcher, with a Maven and a Java that only say how they were called. */
final class LauncherCheckout implements AutoCloseable {
    private static final List<String> SYSTEM_TOOLS = List.of(
            "bash",
            "basename",
            "cat",
            "cksum",
            "dirname",
            "find",
            "flock",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sleep",
            "touch",
            "wc");

    /** Each argument on a line of its own, the process on the last one; and the version, without all that. */
    static final String JAVA = """
            [ "$1" = -version ] && echo 'openjdk version "17.0.2"' >&2 && exit
            printf '%s\\n' "$@"
            echo "pid $$"
            exit 7
            """;

    static final String MAVEN = """
            echo "$@" >> "$BENCH_TEST_BUILDS"
            echo "[INFO] noise"
            mkdir -p target/lib/broker
            touch target/bench.jar
            """;

    /** How a launch has ended, and what it printed. */
    record Outcome(int exitCode, long pid, List<String> out, List<String> err) {}

    private final Path directory;
    private final Path checkout;
    private final Path tools;
    private final List<Path> links = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();

    /** In an empty directory, beside which nothing is touched. */
    LauncherCheckout(Path directory) throws IOException {
        this.directory = directory;
        checkout = Files.createDirectories(directory.resolve("check out"));
        tools = Files.createDirectories(directory.resolve("tools"));
        Files.createDirectories(checkout.resolve("src/main/java"));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.writeString(checkout.resolve("src/main/java/Source.java"), "class Source {}");
        Files.copy(Path.of("bench"), checkout.resolve("bench"));
        for (String tool : SYSTEM_TOOLS) {
            Optional<Path> file = onPath(tool);
            if (file.isPresent()) {
                link(tools.resolve(tool), file.get());
            }
        }
        script(tools.resolve("java"), JAVA);
        script(tools.resolve("javac"), "");
        script(tools.resolve("mvn"), "cd \"$(dirname \"$4\")\"\n" + MAVEN);
        environment.put("PATH", tools.toString());
        environment.put("BENCH_TEST_BUILDS", builds().toString());
        // A machine without limits, wherever the tests run.
        environment.put("BENCH_SYSTEM_ROOT", directory.resolve("no such system").toString());
    }

    /** JUnit warns of each link that it finds to somewhere else. */
    @Override
    public void close() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }

    /** A file of the checkout. */
    Path file(String name) {
        return checkout.resolve(name);
    }

    /** A command on the launcher's path. */
    Path tool(String name) {
        return tools.resolve(name);
    }

    /** Has a line for each build. */
    Path builds() {
        return directory.resolve("builds");
    }

    /** Of the launches that follow. */
    void setVariable(String name, String value) {
        environment.put(name, value);
    }

    Outcome launch(String... arguments) throws Exception {
        return launch(checkout.resolve("bench"), arguments);
    }

    Outcome launch(Path launcher, String... arguments) throws Exception {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(Arrays.asList(arguments));
        Process process =
                start(new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()));
        int exitCode = process.waitFor();
        return new Outcome(exitCode, process.pid(), Files.readAllLines(out), Files.readAllLines(err));
    }

    Process start(ProcessBuilder builder) throws IOException {
        builder.directory(tools.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** A Java with this version. */
    Path javaHome(String version) throws IOException {
        Path home = directory.resolve("jdk-" + version);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), JAVA);
        return home;
    }

    String realPath(String file) throws IOException {
        return checkout.toRealPath().resolve(file).toString();
    }

    private static Optional<Path> onPath(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(each -> Path.of(each, tool))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void link(Path link, Path target) throws IOException {
        links.add(Files.createSymbolicLink(link, target));
    }

    static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
