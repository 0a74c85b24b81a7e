package bench.broker;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The broker's process as its parent sees it: the command line, and the lines that go back and forth.
 *
 * <p>The parent holds the other end of the process's standard input. The process ends when that is closed, which the
 * kernel does however the parent ends. Safe for use by many threads.
 */
final class BrokerProcess {
    private static final String LOG = "broker.log";
    /** Kafka does not start with less. */
    private static final long LEAST_HEAP_MB = 192;

    private static final int LOG_TAIL_BYTES = 16 << 10;

    private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL|OutOfMemoryError|insufficient memory)\\b");

    private final Process process;
    private final CompletableFuture<Integer> controllerPort = new CompletableFuture<>();
    private final CompletableFuture<Integer> ready = new CompletableFuture<>();
    private final CompletableFuture<Boolean> left = new CompletableFuture<>();
    private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();

    private BrokerProcess(Process process) {
        this.process = process;
    }

    static BrokerProcess launch(NodeArguments arguments, BrokerClassPath classPath, ClassArchive archive)
            throws IOException {
        Path workDir = arguments.workDir();
        ProcessBuilder builder = new ProcessBuilder(command(arguments, classPath, archive))
                .directory(workDir.toFile())
                .redirectError(workDir.resolve(LOG).toFile());
        // Options that are meant for this JVM, such as a debugger's port, must not reach a second one.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        BrokerProcess broker = new BrokerProcess(builder.start());
        Thread reader = new Thread(broker::readLines, "broker-process-" + broker.pid());
        reader.setDaemon(true);
        reader.start();
        return broker;
    }

    private static List<String> command(NodeArguments arguments, BrokerClassPath classPath, ClassArchive archive) {
        Path workDir = arguments.workDir();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(heap(memoryBytes(), arguments.node().nodes()));
        command.addAll(List.of("-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(archive.jvmOptions());
        // The JVM's own warnings go to standard output otherwise, among the lines for the parent.
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr"));
        command.addAll(List.of("-XX:+PerfDisableSharedMem", "-XX:ErrorFile=" + workDir.resolve("hs_err.log")));
        command.addAll(List.of("-Djava.awt.headless=true", "-Djava.io.tmpdir=" + workDir));
        command.addAll(
                List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Dorg.slf4j.simpleLogger.showDateTime=true"));
        // Kafka starts Log4j only to offer its levels to clients, and does without where this is not its usual kind.
        // Nothing is logged with it here, and its start takes time.
        command.add("-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        command.addAll(List.of("-cp", classPath.text(), BrokerMain.class.getName()));
        command.addAll(arguments.toList());
        return command;
    }

    /** Up to 1 GB, but all nodes together no more than a quarter of the memory: the client takes up to three fifths. */
    static List<String> heap(long memoryBytes, int nodes) {
        long most = Math.max(LEAST_HEAP_MB, Math.min(1024, (memoryBytes >> 20) / 4 / nodes));
        return List.of("-Xms" + Math.min(512, most) + "m", "-Xmx" + most + "m");
    }

    /** Of the machine, or of the container. */
    private static long memoryBytes() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }

    long pid() {
        return process.pid();
    }

    /**
     * Where the controller of this node listens, 0 where it has none; fails with a {@link BrokerException} that has the reason
     * which the process gave.
     */
    CompletableFuture<Integer> controllerPort() {
        return controllerPort;
    }

    /** The port, when requests are served; fails likewise. */
    CompletableFuture<Integer> ready() {
        return ready;
    }

    /** Names the controllers of the cluster, which the start waits for. */
    void nameVoters(String voters) {
        // A process that is gone is seen by what it does not say.
        boolean unused = say(BrokerMain.VOTERS + voters);
    }

    /** Asks the process to give up its partitions; completes with whether it has within this time. */
    CompletableFuture<Boolean> leave(Duration deadline) {
        return say(BrokerMain.LEAVE)
                ? left.copy().completeOnTimeout(false, deadline.toNanos(), TimeUnit.NANOSECONDS)
                : CompletableFuture.completedFuture(false);
    }

    /** When it has ended, and how. */
    CompletableFuture<ProcessEnd> onExit() {
        return process.onExit().thenApply(ended -> new ProcessEnd(ended.exitValue()));
    }

    /** Asks the process to stop; returns whether it has stopped serving and has removed its data within this time. */
    boolean stop(Duration deadline) {
        return say(BrokerMain.STOP)
                && stopped.completeOnTimeout(false, deadline.toNanos(), TimeUnit.NANOSECONDS)
                        .join();
    }

    private synchronized boolean say(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends the process at once, and returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /**
     * How the process ended, as a phrase that follows its name, with the last line of its log. Who is killed writes nothing of it:
     * what stands there has nothing to do with its end, unless it is an error.
     *
     * @param when it ended, with a blank before it; empty where that does not matter
     */
    static String end(ProcessEnd end, String when, Path workDir) {
        String log = lastLogLine(workDir);
        boolean isExplained = !end.isBySignal() || ERROR.matcher(log).find();
        return end.text() + when + (isExplained ? "; " + log : "");
    }

    /** The last line of the process's log, for a message. */
    static String lastLogLine(Path workDir) {
        try (RandomAccessFile log = new RandomAccessFile(workDir.resolve(LOG).toFile(), "r")) {
            log.seek(Math.max(0, log.length() - LOG_TAIL_BYTES));
            byte[] tail = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    // The line above the stack frames has the message.
                    .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                    .reduce((earlier, later) -> later)
                    .map(line -> "its log ends with: " + line.strip())
                    .orElse("its log is empty");
        } catch (IOException e) {
            return "its log could not be read: " + e.getMessage();
        }
    }

    private void readLines() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                received(line);
            }
        } catch (IOException e) {
            failed(e);
        }
        failed(new IOException("end of the process's output"));
        left.complete(false);
        stopped.complete(false);
    }

    private void failed(Exception failure) {
        controllerPort.completeExceptionally(failure);
        ready.completeExceptionally(failure);
    }

    private void received(String line) {
        if (line.startsWith(BrokerMain.CONTROLLER)) {
            controllerPort.complete(Integer.valueOf(line.substring(BrokerMain.CONTROLLER.length())));
        } else if (line.startsWith(BrokerMain.READY)) {
            ready.complete(Integer.valueOf(line.substring(BrokerMain.READY.length())));
        } else if (line.startsWith(BrokerMain.FAILED)) {
            failed(new BrokerException(line.substring(BrokerMain.FAILED.length())));
        } else if (line.equals(BrokerMain.LEFT)) {
            left.complete(true);
        } else if (line.equals(BrokerMain.STOPPED)) {
            stopped.complete(true);
        }
    }
}
