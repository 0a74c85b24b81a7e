package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, in a checkout of nothing but itself, with a Maven and a Java that only say how they were called. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LauncherTest {
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
            "touch");

    /** Each argument on a line of its own, the process on the last one; and the version, without all that. */
    private static final String JAVA = """
            [ "$1" = -version ] && echo 'openjdk version "17.0.2"' >&2 && exit
            printf '%s\\n' "$@"
            echo "pid $$"
            exit 7
            """;

    /** The same, but for a call that is to write an archive. */
    private static final String ARCHIVING_JAVA = """
            for argument in "$@"; do
              case $argument in
                -XX:ArchiveClassesAtExit=*) echo archive >"${argument#*=}"; exit ;;
              esac
            done
            """ + JAVA;

    private static final String PREPARING = "bench: preparing faster starts (once, a few seconds)";

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
        Outcome outcome = launch("validate", "-w", "my workload.yaml", "");

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.out())
                .endsWith("bench.cli.Bench", "validate", "-w", "my workload.yaml", "", "pid " + outcome.pid());
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
        environment.put("BENCH_JAVA_OPTS", "-XX:GCTimeRatio=9 -Dkey=value");

        assertThat(launch().out())
                .containsSubsequence("-XX:GCTimeRatio=99", "-XX:GCTimeRatio=9", "-Dkey=value", "-cp")
                .contains("-Xmx2g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx64m", "-Xms3g", "-XX:MaxHeapSize=64m", "-XX:MaxRAMPercentage=50"})
    void leavesTheSizeOfTheHeapToWhoChoosesIt(String option) throws Exception {
        environment.put("BENCH_JAVA_OPTS", option);

        assertThat(launch().out()).contains(option).doesNotContain("-Xms192m", "-Xmx2g");
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

    @Test
    void writesAClassArchiveBeforeTheFirstRunAndUsesItFromThenOn() throws Exception {
        script(tools.resolve("java"), ARCHIVING_JAVA);
        buildLongAgo();

        Outcome first = launch("run", "-w", "workload.yaml");
        Outcome second = launch("run");
        Outcome version = launch("--version");

        Path archive = onlyFile(checkout.resolve("target/cds"));
        assertThat(first.err()).containsExactly(PREPARING);
        assertThat(second.err()).isEmpty();
        assertThat(version.err()).isEmpty();
        assertThat(List.of(first, second, version))
                .allSatisfy(
                        outcome -> assertThat(outcome.out()).contains("-XX:SharedArchiveFile=" + archive.toRealPath()));
    }

    @Test
    void writesNoClassArchiveForOtherCommands() throws Exception {
        script(tools.resolve("java"), ARCHIVING_JAVA);
        buildLongAgo();

        Outcome outcome = launch("validate");

        assertThat(outcome.err()).isEmpty();
        assertUsesNoArchive(outcome);
        assertThat(checkout.resolve("target/cds")).doesNotExist();
    }

    @Test
    void writesTheClassArchiveAgainWhenItIsOlderThanTheJar() throws Exception {
        script(tools.resolve("java"), ARCHIVING_JAVA);
        buildLongAgo();
        launch("run");
        Path archive = onlyFile(checkout.resolve("target/cds"));
        Files.setLastModifiedTime(archive, FileTime.fromMillis(0));

        Outcome version = launch("--version");
        Outcome run = launch("run");

        assertUsesNoArchive(version);
        assertThat(run.err()).containsExactly(PREPARING);
        assertThat(run.out()).contains("-XX:SharedArchiveFile=" + archive.toRealPath());
    }

    @Test
    void givesEachJavaAClassArchiveOfItsOwn() throws Exception {
        script(tools.resolve("java"), ARCHIVING_JAVA);
        buildLongAgo();
        launch("run");
        environment.put("JAVA_HOME", javaHome("17.0.1").toString());

        assertUsesNoArchive(launch("--version"));

        Path release = directory.resolve("jdk-17.0.1/release");
        script(directory.resolve("jdk-17.0.1/bin/java"), ARCHIVING_JAVA);
        launch("run");
        assertThat(launch("--version").out()).anyMatch(line -> line.startsWith("-XX:SharedArchiveFile="));
        Files.writeString(release, "JAVA_RUNTIME_VERSION=\"17.0.1+13\"\n" + Files.readString(release));
        assertUsesNoArchive(launch("--version"));
    }

    @Test
    void triesOnceToWriteAClassArchiveThatJavaCannotWrite() throws Exception {
        buildLongAgo();

        Outcome first = launch("run");
        Outcome second = launch("run");

        assertThat(first.err()).containsExactly(PREPARING);
        assertThat(second.err()).isEmpty();
        assertUsesNoArchive(first);
        assertUsesNoArchive(second);
    }

    @Test
    void doesWithoutAClassArchiveWhereItCannotBeWritten() throws Exception {
        script(tools.resolve("java"), ARCHIVING_JAVA);
        buildLongAgo();
        // Permissions would not stop a test that runs as root.
        Files.createFile(checkout.resolve("target/cds"));

        Outcome outcome = launch("run");

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.err()).isEmpty();
        assertUsesNoArchive(outcome);
    }

    private static void assertUsesNoArchive(Outcome outcome) {
        assertThat(outcome.out())
                .contains("bench.cli.Bench")
                .noneMatch(line -> line.contains("Archive") || line.contains("-Xshare"));
    }

    /** As far as the times of files tell, which is not to the second everywhere. */
    private void buildLongAgo() throws Exception {
        launch();
        FileTime hourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        FileTime earlier = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        for (String source : List.of("pom.xml", "src/main/java/Source.java", "src/main/java", "src/main")) {
            Files.setLastModifiedTime(checkout.resolve(source), earlier);
        }
        Files.setLastModifiedTime(checkout.resolve("target/bench.jar"), hourAgo);
        Files.setLastModifiedTime(checkout.resolve("target/lib"), hourAgo);
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
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
