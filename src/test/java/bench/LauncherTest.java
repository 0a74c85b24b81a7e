package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in a checkout of nothing but itself, with a Maven and a Java that only say how they were called. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LauncherTest {
    private static final List<String> SYSTEM_TOOLS = List.of(
            "bash",
            "basename",
            "cat",
            "dirname",
            "find",
            "flock",
            "grep",
            "head",
            "mkdir",
            "readlink",
            "sleep",
            "touch");

    /** Each argument on a line of its own, the process on the last one. */
    private static final String JAVA = "printf '%s\\n' \"$@\"; echo \"pid $$\"; exit 7";

    private static final String MAVEN = """
            echo "$@" >> "$BENCH_TEST_BUILDS"
            echo "[INFO] noise"
            mkdir -p target/lib/broker
            touch target/bench.jar
            """;

    private record Outcome(int exitCode, long pid, List<String> out, List<String> err) {}

    @TempDir
    private Path directory;

    private Path checkout;
    private Path tools;
    private Path builds;
    private final List<Path> links = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void setUp() throws IOException {
        checkout = Files.createDirectories(directory.resolve("check out"));
        tools = Files.createDirectories(directory.resolve("tools"));
        builds = directory.resolve("builds");
        Files.createDirectories(checkout.resolve("src/main/java"));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.writeString(checkout.resolve("src/main/java/Source.java"), "class Source {}");
        Files.copy(Path.of("bench"), checkout.resolve("bench"));
        for (String tool : SYSTEM_TOOLS) {
            onPath(tool).ifPresent(file -> link(tools.resolve(tool), file));
        }
        script(tools.resolve("java"), JAVA);
        script(tools.resolve("javac"), "");
        script(tools.resolve("mvn"), "cd \"$(dirname \"$4\")\"\n" + MAVEN);
        environment.put("PATH", tools.toString());
        environment.put("BENCH_TEST_BUILDS", builds.toString());
    }

    /** JUnit warns of each link that it finds to somewhere else. */
    @AfterEach
    void deleteLinks() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }

    @Test
    void buildsOnFirstUseAndBecomesJava() throws Exception {
        Outcome outcome = launch("run", "-w", "my workload.yaml", "");

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.out())
                .endsWith("bench.cli.Bench", "run", "-w", "my workload.yaml", "", "pid " + outcome.pid());
        assertThat(outcome.out()).containsSequence("-cp", realPath("target/bench.jar"));
        assertThat(outcome.err()).hasSize(2).first().asString().startsWith("bench: building");
        assertThat(builds).content().contains("-Dmaven.test.skip").hasLineCount(1);
    }

    @Test
    void doesNotBuildAgainWhenNothingHasChanged() throws Exception {
        launch();

        Outcome outcome = launch();

        assertThat(outcome.err()).isEmpty();
        assertThat(builds).content().hasLineCount(1);
    }

    @Test
    void buildsAgainWhenASourceIsNewerThanTheJar() throws Exception {
        launch();
        Files.setLastModifiedTime(checkout.resolve("target/bench.jar"), FileTime.fromMillis(0));

        launch();
        launch();

        assertThat(builds).content().hasLineCount(2);
    }

    @Test
    void buildsOnceWhenLaunchedTwiceAtTheSameTime() throws Exception {
        script(tools.resolve("mvn"), "cd \"$(dirname \"$4\")\"\nsleep 0.5\n" + MAVEN);
        ProcessBuilder launcher = new ProcessBuilder(checkout.resolve("bench").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        Process first = start(launcher);
        Process second = start(launcher);

        assertThat(first.waitFor()).isEqualTo(7);
        assertThat(second.waitFor()).isEqualTo(7);

        assertThat(builds).content().hasLineCount(1);
    }

    @Test
    void showsWhatMavenSaysAndStopsWhenTheBuildFails() throws Exception {
        script(tools.resolve("mvn"), "echo '[ERROR] Source.java:1 broken'; exit 1");

        Outcome outcome = launch("--version");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("[ERROR] Source.java:1 broken").endsWith("bench: the build failed");
    }

    @Test
    void saysInOneLineThatMavenIsMissing() throws Exception {
        Files.delete(tools.resolve("mvn"));

        assertFailsWithOneLine("bench: Maven is missing, which builds bench: install Maven 3.8 or later");
    }

    @Test
    void saysInOneLineThatJavaIsMissing() throws Exception {
        Files.delete(tools.resolve("java"));

        assertFailsWithOneLine("bench: Java is missing: install a JDK 17 or later");
    }

    @Test
    void saysInOneLineThatJavaIsTooOld() throws Exception {
        environment.put("JAVA_HOME", javaHome("11.0.2").toString());

        assertFailsWithOneLine(
                "bench: Java 17 or later is needed, but " + directory + "/jdk-11.0.2/bin/java is 11.0.2");
    }

    @Test
    void saysInOneLineThatJavaHomeHasNoJava() throws Exception {
        environment.put("JAVA_HOME", directory.toString());

        assertFailsWithOneLine("bench: JAVA_HOME is " + directory + ", but there is no bin/java in it");
    }

    @Test
    void prefersTheJavaOfJavaHome() throws Exception {
        Path home = javaHome("17.0.1");
        script(home.resolve("bin/java"), "echo other");
        environment.put("JAVA_HOME", home.toString());

        assertThat(launch().out()).containsExactly("other");
    }

    @Test
    void worksThroughSymbolicLinksFromAnywhere() throws Exception {
        Path other = Files.createDirectories(directory.resolve("bin"));
        link(other.resolve("one"), Path.of("../check out/bench"));
        link(other.resolve("two"), Path.of("one"));

        Outcome outcome = launch(other.resolve("two"));

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.out()).contains(realPath("target/bench.jar"));
    }

    @Test
    void letsOptionsOfTheUserOverrideItsOwn() throws Exception {
        environment.put("BENCH_JAVA_OPTS", "-Xmx2g -Dkey=value");

        assertThat(launch().out()).containsSubsequence("-Xmx1g", "-Xmx2g", "-Dkey=value", "-cp");
    }

    @Test
    void neverBuildsInADistribution() throws Exception {
        Path home = Files.createDirectories(directory.resolve("bench 1.0"));
        Path launcher = Files.createDirectories(home.resolve("bin")).resolve("bench");
        Files.copy(Path.of("bench"), launcher);
        Files.createDirectories(home.resolve("lib"));
        Files.createFile(home.resolve("lib/bench.jar"));

        Outcome outcome = launch(launcher, "--version");

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.out()).containsSequence("-cp", home.toRealPath() + "/lib/*", "bench.cli.Bench", "--version");
        assertThat(builds).doesNotExist();
    }

    private void assertFailsWithOneLine(String start) throws Exception {
        Outcome outcome = launch();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).singleElement().asString().startsWith(start);
    }

    private Outcome launch(String... arguments) throws Exception {
        return launch(checkout.resolve("bench"), arguments);
    }

    private Outcome launch(Path launcher, String... arguments) throws Exception {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(Arrays.asList(arguments));
        Process process =
                start(new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()));
        int exitCode = process.waitFor();
        return new Outcome(exitCode, process.pid(), Files.readAllLines(out), Files.readAllLines(err));
    }

    private Process start(ProcessBuilder builder) throws IOException {
        builder.directory(tools.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path javaHome(String version) throws IOException {
        Path home = directory.resolve("jdk-" + version);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), JAVA);
        return home;
    }

    private String realPath(String file) throws IOException {
        return checkout.toRealPath().resolve(file).toString();
    }

    private static Optional<Path> onPath(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(each -> Path.of(each, tool))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void link(Path link, Path target) {
        try {
            links.add(Files.createSymbolicLink(link, target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
