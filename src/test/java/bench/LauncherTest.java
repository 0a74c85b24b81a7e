package bench;

import static bench.LauncherCheckout.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher builds where that is needed, finds Java, and becomes it. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LauncherTest extends CheckoutTest {
    @Test
    void buildsOnFirstUseAndBecomesJava() throws Exception {
        LauncherCheckout.Outcome outcome = checkout.launch("validate", "-w", "my workload.yaml", "");

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.out())
                .endsWith("bench.cli.Bench", "validate", "-w", "my workload.yaml", "", "pid " + outcome.pid());
        assertThat(outcome.out()).containsSequence("-cp", checkout.realPath("target/bench.jar"));
        assertThat(outcome.err()).hasSize(2).first().asString().startsWith("bench: building");
        assertThat(checkout.builds()).content().contains("-Dmaven.test.skip").hasLineCount(1);
    }

    @Test
    void doesNotBuildAgainWhenNothingHasChanged() throws Exception {
        checkout.launch();

        LauncherCheckout.Outcome outcome = checkout.launch();

        assertThat(outcome.err()).isEmpty();
        assertThat(checkout.builds()).content().hasLineCount(1);
    }

    @Test
    void aClosedStreamStaysOneThatTakesNoLines() throws Exception {
        script(checkout.tool("java"), "{ : 3>&1; } || exit 8; echo lines || exit 9");

        Process launcher = checkout.start(new ProcessBuilder(
                        "bash", "-c", "exec \"$0\" >&-", checkout.file("bench").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD));

        assertThat(launcher.waitFor()).isEqualTo(9);
    }

    @Test
    void buildsAgainWhenASourceIsNewerThanTheJar() throws Exception {
        checkout.launch();
        Files.setLastModifiedTime(checkout.file("target/bench.jar"), FileTime.fromMillis(0));

        checkout.launch();
        checkout.launch();

        assertThat(checkout.builds()).content().hasLineCount(2);
    }

    @Test
    void buildsOnceWhenLaunchedTwiceAtTheSameTime() throws Exception {
        script(checkout.tool("mvn"), "cd \"$(dirname \"$4\")\"\nsleep 0.5\n" + LauncherCheckout.MAVEN);
        ProcessBuilder launcher = new ProcessBuilder(checkout.file("bench").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        Process first = checkout.start(launcher);
        Process second = checkout.start(launcher);

        assertThat(first.waitFor()).isEqualTo(7);
        assertThat(second.waitFor()).isEqualTo(7);

        assertThat(checkout.builds()).content().hasLineCount(1);
    }

    @Test
    void showsWhatMavenSaysAndStopsWhenTheBuildFails() throws Exception {
        script(checkout.tool("mvn"), "echo '[ERROR] Source.java:1 broken'; exit 1");

        LauncherCheckout.Outcome outcome = checkout.launch("--version");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("[ERROR] Source.java:1 broken").endsWith("bench: the build failed");
    }

    @Test
    void letsMavenWriteNoEscapeSequencesWhicheverOptionsItHas() throws Exception {
        script(checkout.tool("mvn"), "echo \"$MAVEN_OPTS\"; exit 1");
        assertThat(checkout.launch("--version").err()).anyMatch(line -> line.contains("-Djansi.noreset=true "));

        checkout.setVariable("MAVEN_OPTS", "-Xmx1g");

        assertThat(checkout.launch("--version").err()).contains("-Djansi.noreset=true -Xmx1g");
    }

    @Test
    void saysInOneLineThatMavenIsMissing() throws Exception {
        Files.delete(checkout.tool("mvn"));

        assertFailsWithOneLine("bench: Maven is missing, which builds bench: install Maven 3.8 or later");
    }

    @Test
    void saysInOneLineThatJavaIsMissing() throws Exception {
        Files.delete(checkout.tool("java"));

        assertFailsWithOneLine("bench: Java is missing: install a JDK 17 or later");
    }

    @Test
    void saysInOneLineThatJavaIsTooOld() throws Exception {
        checkout.setVariable("JAVA_HOME", checkout.javaHome("11.0.2").toString());

        assertFailsWithOneLine(
                "bench: Java 17 or later is needed, but " + directory + "/jdk-11.0.2/bin/java is 11.0.2");
    }

    @Test
    void saysInOneLineThatJavaHomeHasNoJava() throws Exception {
        checkout.setVariable("JAVA_HOME", directory.toString());

        assertFailsWithOneLine("bench: JAVA_HOME is " + directory + ", but there is no bin/java in it");
    }

    @Test
    void prefersTheJavaOfJavaHome() throws Exception {
        Path home = checkout.javaHome("17.0.1");
        script(home.resolve("bin/java"), "echo other");
        checkout.setVariable("JAVA_HOME", home.toString());

        assertThat(checkout.launch().out()).containsExactly("other");
    }

    @Test
    void worksThroughSymbolicLinksFromAnywhere() throws Exception {
        Path other = Files.createDirectories(directory.resolve("bin"));
        checkout.link(other.resolve("one"), Path.of("../check out/bench"));
        checkout.link(other.resolve("two"), Path.of("one"));

        LauncherCheckout.Outcome outcome = checkout.launch(other.resolve("two"));

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.out()).contains(checkout.realPath("target/bench.jar"));
    }

    @Test
    void letsOptionsOfTheUserOverrideItsOwn() throws Exception {
        checkout.setVariable("BENCH_JAVA_OPTS", "-XX:GCTimeRatio=9 -Dkey=value");

        assertThat(checkout.launch().out())
                .containsSubsequence("-XX:GCTimeRatio=99", "-XX:GCTimeRatio=9", "-Dkey=value", "-cp")
                .contains("-Xmx2g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx64m", "-Xms3g", "-XX:MaxHeapSize=64m", "-XX:MaxRAMPercentage=50"})
    void leavesTheSizeOfTheHeapToWhoChoosesIt(String option) throws Exception {
        checkout.setVariable("BENCH_JAVA_OPTS", option);

        assertThat(checkout.launch().out()).contains(option).doesNotContain("-Xms192m", "-Xmx2g");
    }

    @Test
    void neverBuildsInADistribution() throws Exception {
        Path home = distribution();

        LauncherCheckout.Outcome outcome = checkout.launch(home.resolve("bin/bench"), "--version");

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.out()).containsSequence("-cp", home.toRealPath() + "/lib/*", "bench.cli.Bench", "--version");
        assertThat(checkout.builds()).doesNotExist();
    }

    @Test
    void putsTheJarsOfTheUserBehindItsOwn() throws Exception {
        Files.createDirectories(checkout.file("lib/ext"));
        Files.createFile(checkout.file("lib/ext/a module.jar"));
        Files.createFile(checkout.file("lib/ext/notes.txt"));
        checkout.setVariable("BENCH_CLASSPATH", "/opt/one.jar:/opt/classes");

        assertThat(checkout.launch().out())
                .containsSequence(
                        "-cp",
                        checkout.realPath("target/bench.jar") + ":" + checkout.realPath("lib/ext/a module.jar")
                                + ":/opt/one.jar:/opt/classes");
    }

    @Test
    void putsTheJarsOfTheUserBehindItsOwnInADistribution() throws Exception {
        Path home = distribution();
        Files.createDirectories(home.resolve("lib/ext"));
        Files.createFile(home.resolve("lib/ext/module.jar"));
        String lib = home.toRealPath() + "/lib/";

        assertThat(checkout.launch(home.resolve("bin/bench"), "--version").out())
                .containsSequence("-cp", lib + "*:" + lib + "ext/module.jar");
    }

    @ParameterizedTest
    @CsvSource({
        // Version 2; in a group below the root, and with a limit further up.
        "0::/, sys/fs/cgroup/memory.max, 1073741824, -Xmx614m",
        "0::/a/b, sys/fs/cgroup/a/b/memory.max, 1073741824, -Xmx614m",
        "0::/a/b, sys/fs/cgroup/a/memory.max, 1073741824, -Xmx614m",
        "0::/, sys/fs/cgroup/memory.max, max, -Xmx2g",
        "0::/, sys/fs/cgroup/memory.max, 34359738368, -Xmx2g",
        // Version 1.
        "7:memory:/, sys/fs/cgroup/memory/memory.limit_in_bytes, 1073741824, -Xmx614m",
        "7:cpu;memory:/, sys/fs/cgroup/memory/memory.limit_in_bytes, 9223372036854771712, -Xmx2g",
        "7:cpu:/, sys/fs/cgroup/memory/memory.limit_in_bytes, 1073741824, -Xmx2g",
        // A machine that has no more.
        "0::/, proc/meminfo, MemTotal: 1048576 kB, -Xmx614m",
        // Less than the heap begins with.
        "0::/, sys/fs/cgroup/memory.max, 268435456, -Xms153m",
        "0::/, sys/fs/cgroup/memory.max, 268435456, -Xmx153m"
    })
    void letsTheHeapFollowTheMemoryOfTheContainer(String group, String file, String limit, String option)
            throws Exception {
        Path root = directory.resolve("system");
        Files.createDirectories(root.resolve("proc/self"));
        Files.writeString(root.resolve("proc/self/cgroup"), group.replace(';', ',') + "\n");
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), limit + "\n");
        checkout.setVariable("BENCH_SYSTEM_ROOT", root.toString());

        LauncherCheckout.Outcome outcome = checkout.launch();

        assertThat(outcome.out()).contains(option);
        assertThat(outcome.err()).noneMatch(line -> line.contains("No such file"));
    }

    @Test
    void givesJavaNamesOfFilesInAllLanguagesWhereTheLocaleHasNone() throws Exception {
        script(checkout.tool("java"), "echo \"locale ${LC_ALL:-none}\"");
        assertThat(checkout.launch().out()).containsExactly("locale C.UTF-8");

        checkout.setVariable("LC_ALL", "C");
        assertThat(checkout.launch().out()).containsExactly("locale C.UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/no/such/home"})
    void makesNoCacheForAUserWithoutAHome(String userHome) throws Exception {
        Path home = distribution();
        if (!userHome.isEmpty()) {
            checkout.setVariable("HOME", userHome);
        }

        LauncherCheckout.Outcome outcome = checkout.launch(home.resolve("bin/bench"), "run");

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).noneMatch(line -> line.contains("Archive"));
        assertThat(Path.of("/nowhere")).doesNotExist();
        assertThat(Path.of("/no/such/home")).doesNotExist();
    }

    private Path distribution() throws IOException {
        Path home = Files.createDirectories(directory.resolve("bench 1.0"));
        Files.createDirectories(home.resolve("bin"));
        Files.copy(Path.of("bench"), home.resolve("bin/bench"));
        Files.createDirectories(home.resolve("lib"));
        Files.createFile(home.resolve("lib/bench.jar"));
        return home;
    }

    private void assertFailsWithOneLine(String start) throws Exception {
        LauncherCheckout.Outcome outcome = checkout.launch();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).singleElement().asString().startsWith(start);
    }
}
