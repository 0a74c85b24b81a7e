package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code bench} as a user starts it: a process of its own, whose output goes to files. */
public final class BenchProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path out;
    private final Path err;

    /** For when the tests are stopped in the middle of one. */
    private final Thread killer = new Thread(this::kill);

    private BenchProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /** Starts it in a folder, with a folder {@code tmp} in it for its temporary files. */
    static BenchProcess start(Path dir, String... args) {
        return start(builder(dir, List.of(), List.of(), args), dir, true);
    }

    /** Starts it with what a shell makes of this behind a command, such as {@code >/dev/full}. */
    static BenchProcess startRedirected(Path dir, String redirection, String... args) {
        return start(builder(dir, List.of("sh", "-c", "exec \"$@\" " + redirection, "sh"), List.of(), args), dir, true);
    }

    /** Starts it with its standard output going to this process. */
    static BenchProcess startPiped(Path dir, String... args) {
        return start(builder(dir, List.of(), List.of(), args), dir, false);
    }

    /** The same with its standard error. */
    static BenchProcess startPipedWithErrors(Path dir, String... args) {
        return start(builder(dir, List.of("sh", "-c", "exec \"$@\" 2>&1", "sh"), List.of(), args), dir, false);
    }

    /** Starts it in a JVM with this option. */
    static BenchProcess startIn(Path dir, String jvmOption, String... args) {
        return start(builder(dir, List.of(), List.of(jvmOption), args), dir, true);
    }

    /** Starts it by the launcher of the checkout, which chooses the options of the JVM and then becomes it. */
    public static BenchProcess launch(Path dir, String... args) {
        List<String> command =
                new ArrayList<>(List.of(Path.of("bench").toAbsolutePath().toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("BENCH_JAVA_OPTS", tmpOption(dir));
        return start(builder, dir, true);
    }

    private static ProcessBuilder builder(Path dir, List<String> shell, List<String> jvmOptions, String... args) {
        List<String> command = new ArrayList<>(shell);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of(tmpOption(dir), "-cp", System.getProperty("java.class.path"), Bench.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command);
    }

    private static String tmpOption(Path dir) {
        return "-Djava.io.tmpdir=" + dir.resolve("tmp");
    }

    private static BenchProcess start(ProcessBuilder builder, Path dir, boolean outToFile) {
        try {
            Files.createDirectories(dir.resolve("tmp"));
            Path out = dir.resolve("stdout.txt");
            Path err = dir.resolve("stderr.txt");
            builder.directory(dir.toFile()).redirectError(err.toFile());
            if (outToFile) {
                builder.redirectOutput(out.toFile());
            }
            return new BenchProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public Process process() {
        return process;
    }

    public String out() {
        return text(out);
    }

    public String err() {
        return text(err);
    }

    public void awaitOut(String text) {
        awaitText(out, text);
    }

    void awaitErr(String text) {
        awaitText(err, text);
    }

    private void awaitText(Path file, String text) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            assertThat(process.isAlive() || text(file).contains(text))
                    .as("ended without '%s': %s", text, err())
                    .isTrue();
            return text(file).contains(text);
        });
    }

    /** Processes that it has started and that are there now. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    public void signal(String name) {
        signal(process.pid(), name);
    }

    static void signal(long pid, String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    int exitCode() throws InterruptedException {
        return exitCodeWithin(PATIENCE);
    }

    public int exitCodeWithin(Duration limit) throws InterruptedException {
        assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                .as("has ended after %s: %s", limit, err())
                .isTrue();
        return process.exitValue();
    }

    /** Leaves nothing running, whatever a test has found. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(killer);
        kill();
        process.onExit().join();
    }

    private void kill() {
        List<ProcessHandle> children = children();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
