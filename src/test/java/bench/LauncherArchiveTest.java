package bench;

import static bench.LauncherCheckout.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The launcher has the classes of a run written to an archive once, and uses it from then on. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LauncherArchiveTest extends CheckoutTest {
    /** Says how it was called, but for a call that is to write an archive. */
    private static final String ARCHIVING_JAVA = """
            for argument in "$@"; do
              case $argument in
                -XX:ArchiveClassesAtExit=*) echo archive >"${argument#*=}"; exit ;;
              esac
            done
            """ + LauncherCheckout.JAVA;

    private static final String PREPARING = "bench: preparing faster starts (once, a few seconds)";

    @Test
    void writesAClassArchiveBeforeTheFirstRunAndUsesItFromThenOn() throws Exception {
        script(checkout.tool("java"), ARCHIVING_JAVA);
        buildLongAgo();

        LauncherCheckout.Outcome first = checkout.launch("run", "-w", "workload.yaml");
        LauncherCheckout.Outcome second = checkout.launch("run");
        LauncherCheckout.Outcome version = checkout.launch("--version");

        Path archive = onlyFile(checkout.file("target/cds"));
        assertThat(first.err()).containsExactly(PREPARING);
        assertThat(second.err()).isEmpty();
        assertThat(version.err()).isEmpty();
        assertThat(List.of(first, second, version))
                .allSatisfy(
                        outcome -> assertThat(outcome.out()).contains("-XX:SharedArchiveFile=" + archive.toRealPath()));
    }

    @Test
    void writesNoClassArchiveForOtherCommands() throws Exception {
        script(checkout.tool("java"), ARCHIVING_JAVA);
        buildLongAgo();

        LauncherCheckout.Outcome outcome = checkout.launch("validate");

        assertThat(outcome.err()).isEmpty();
        assertUsesNoArchive(outcome);
        assertThat(checkout.file("target/cds")).doesNotExist();
    }

    @Test
    void writesTheClassArchiveAgainWhenItIsOlderThanTheJar() throws Exception {
        script(checkout.tool("java"), ARCHIVING_JAVA);
        buildLongAgo();
        checkout.launch("run");
        Path archive = onlyFile(checkout.file("target/cds"));
        Files.setLastModifiedTime(archive, FileTime.fromMillis(0));

        LauncherCheckout.Outcome version = checkout.launch("--version");
        LauncherCheckout.Outcome run = checkout.launch("run");

        assertUsesNoArchive(version);
        assertThat(run.err()).containsExactly(PREPARING);
        assertThat(run.out()).contains("-XX:SharedArchiveFile=" + archive.toRealPath());
    }

    /** A JVM crashes with such an archive. */
    @Test
    void throwsAClassArchiveAwayThatWasCutOff() throws Exception {
        script(checkout.tool("java"), ARCHIVING_JAVA);
        buildLongAgo();
        checkout.launch("run");
        Path archive = onlyFile(checkout.file("target/cds"));
        Files.writeString(archive, "arc");

        LauncherCheckout.Outcome version = checkout.launch("--version");
        LauncherCheckout.Outcome run = checkout.launch("run");

        assertUsesNoArchive(version);
        assertThat(run.err()).containsExactly(PREPARING);
        assertThat(run.out()).contains("-XX:SharedArchiveFile=" + archive.toRealPath());
        assertThat(onlyFile(checkout.file("target/cds"))).hasContent("archive");
    }

    @Test
    void keepsItsClassArchiveWhenTheUserAddsJars() throws Exception {
        script(checkout.tool("java"), ARCHIVING_JAVA);
        buildLongAgo();
        checkout.launch("run");
        Path archive = onlyFile(checkout.file("target/cds"));
        checkout.setVariable("BENCH_CLASSPATH", "/opt/classes");

        assertThat(checkout.launch("run").out()).contains("-XX:SharedArchiveFile=" + archive.toRealPath());
    }

    @Test
    void givesEachJavaAClassArchiveOfItsOwn() throws Exception {
        script(checkout.tool("java"), ARCHIVING_JAVA);
        buildLongAgo();
        checkout.launch("run");
        checkout.setVariable("JAVA_HOME", checkout.javaHome("17.0.1").toString());

        assertUsesNoArchive(checkout.launch("--version"));

        Path release = directory.resolve("jdk-17.0.1/release");
        script(directory.resolve("jdk-17.0.1/bin/java"), ARCHIVING_JAVA);
        checkout.launch("run");
        assertThat(checkout.launch("--version").out()).anyMatch(line -> line.startsWith("-XX:SharedArchiveFile="));
        Files.writeString(release, "JAVA_RUNTIME_VERSION=\"17.0.1+13\"\n" + Files.readString(release));
        assertUsesNoArchive(checkout.launch("--version"));
    }

    @Test
    void triesOnceToWriteAClassArchiveThatJavaCannotWrite() throws Exception {
        buildLongAgo();

        LauncherCheckout.Outcome first = checkout.launch("run");
        LauncherCheckout.Outcome second = checkout.launch("run");

        assertThat(first.err()).containsExactly(PREPARING);
        assertThat(second.err()).isEmpty();
        assertUsesNoArchive(first);
        assertUsesNoArchive(second);
    }

    @Test
    void doesWithoutAClassArchiveWhereItCannotBeWritten() throws Exception {
        script(checkout.tool("java"), ARCHIVING_JAVA);
        buildLongAgo();
        // Permissions would not stop a test that runs as root.
        Files.createFile(checkout.file("target/cds"));

        LauncherCheckout.Outcome outcome = checkout.launch("run");

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.err()).isEmpty();
        assertUsesNoArchive(outcome);
    }

    private static void assertUsesNoArchive(LauncherCheckout.Outcome outcome) {
        assertThat(outcome.out())
                .contains("bench.cli.Bench")
                .noneMatch(line -> line.contains("Archive") || line.contains("-Xshare"));
    }

    /** As far as the times of files tell, which is not to the second everywhere. */
    private void buildLongAgo() throws Exception {
        checkout.launch();
        FileTime hourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        FileTime earlier = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        for (String source : List.of("pom.xml", "src/main/java/Source.java", "src/main/java", "src/main")) {
            Files.setLastModifiedTime(checkout.file(source), earlier);
        }
        Files.setLastModifiedTime(checkout.file("target/bench.jar"), hourAgo);
        Files.setLastModifiedTime(checkout.file("target/lib"), hourAgo);
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }
}
