package bench.compare.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the programs of both sides, one at a time, with the same Java.
 *
 * @param target where the checkout is built
 * @param scratch for files
 * @param javaOptions of the JVMs, with spaces between
 */
record Programs(Path target, Path scratch, String javaOptions) {
    /** How often the CPU time is read: what a process takes after the last reading is not seen. */
    private static final long CPU_READ_MS = 50;

    private static final long STOP_SECONDS = 30;

    /** Becomes the program. A Ctrl-C does not reach it: bench would take {@link #end} for the second signal. */
    private static final List<String> WITHOUT_CTRL_C = List.of("sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

    /** Close to what the launcher gives bench, which has up to 2 GB and more room for new objects. */
    private static final List<String> PEER_JVM =
            List.of("-Xms192m", "-Xmx1g", "-XX:+UseG1GC", "-XX:+PerfDisableSharedMem");

    /** How a program has ended, what it printed, and its CPU time in user and system mode. */
    record Outcome(int exitCode, List<String> lines, Duration cpu) {
        private static final int SHOWN = 15;

        ComparisonFailure failure(String message) {
            List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
            return new ComparisonFailure(message + ":\n" + String.join("\n", last));
        }
    }

    /** A file for one of the programs. */
    Path file(String name) {
        return scratch.resolve(name);
    }

    Outcome bench(List<String> arguments) throws IOException, InterruptedException {
        return run(target.resolveSibling("bench").toString(), arguments);
    }

    /** One of Kafka's tools, by the name of its class. */
    Outcome peer(String tool, List<String> arguments) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(PEER_JVM);
        if (!javaOptions.isEmpty()) {
            options.addAll(List.of(javaOptions.split("\\s+", -1)));
        }
        options.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
        options.addAll(List.of("-cp", target.resolve("compare") + "/*", "org.apache.kafka.tools." + tool));
        options.addAll(arguments);
        return run(Path.of(System.getProperty("java.home"), "bin", "java").toString(), options);
    }

    private Outcome run(String program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(WITHOUT_CTRL_C);
        command.add(program);
        command.addAll(arguments);
        Path output = file("program.out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("BENCH_JAVA_OPTS", javaOptions);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            Duration cpu = Duration.ZERO;
            while (!process.waitFor(CPU_READ_MS, TimeUnit.MILLISECONDS)) {
                cpu = process.info().totalCpuDuration().orElse(cpu);
            }
            List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return new Outcome(process.exitValue(), lines, cpu);
        } finally {
            end(process);
        }
    }

    /** Where it still runs: asks it to stop, and kills it after a while. */
    private static void end(Process process) {
        if (process.isAlive()) {
            // Where bench is being built first, that is Maven.
            List<ProcessHandle> started = process.descendants().toList();
            process.destroy();
            started.forEach(ProcessHandle::destroy);
            process.onExit()
                    .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
                    .join();
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
