package bench.cli;

import bench.driver.DriverException;
import bench.log.LimitedLogs;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry point: {@code bench <command>}. */
@Command(
        name = "bench",
        description = "Measures a Kafka cluster: offers a load at a fixed rate, and reports the throughput and the"
                + " latencies that the load saw.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            SweepCommand.class,
            ValidateCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            BundleCommand.class,
            CalibrateCommand.class,
            BrokerCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:completed, and the measurement is valid",
            "1:a run failed; what was measured is written, marked incomplete",
            "2:bad usage or bad file",
            "3:completed, but the measurement is not to be trusted",
            "4:a threshold was missed, or a comparison shows a regression",
            "129, 130, 143:stopped by SIGHUP, SIGINT, SIGTERM"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  A first run, with a Kafka of its own",
            "    bench run -w workloads/simple-workload.yaml -d driver-kafka.yaml",
            "  What a command takes",
            "    bench run --help"
        })
public final class Bench implements Callable<Integer> {
    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Prints the stack traces of errors.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    /** How long a JVM that is ended at once waits for its terminal. */
    private static final Duration LAST_WORDS = Duration.ofMillis(300);

    private final LeftTopics leftTopics = new LeftTopics();

    private final LostOutput lostOutput = new LostOutput();

    private final DriverRegistry drivers;

    /** Set before a command is run; empty where others take what it prints. */
    private Optional<StandardStreams> streams = Optional.empty();

    /** Set before a command is run. */
    private Optional<GivenBroker> givenBroker = Optional.empty();

    /** With the drivers that bench comes with. */
    public Bench() {
        this(DriverRegistry.STANDARD);
    }

    Bench(DriverRegistry drivers) {
        this.drivers = drivers;
    }

    /** The drivers that files can name. */
    DriverRegistry drivers() {
        return drivers;
    }

    /** Knows which topics a run has yet to delete. */
    LeftTopics leftTopics() {
        return leftTopics;
    }

    /** Knows what standard output did not take. */
    LostOutput lostOutput() {
        return lostOutput;
    }

    /** The throwaway broker that there is for runs of this process; empty where each has its own. */
    Optional<GivenBroker> givenBroker() {
        return givenBroker;
    }

    /** Lets runs use a broker that is there already. */
    void useBroker(Optional<GivenBroker> broker) {
        givenBroker = broker;
    }

    /** Those of this process; empty where others take what a command prints. */
    Optional<StandardStreams> streams() {
        return streams;
    }

    boolean isVerbose() {
        return verbose;
    }

    /** Without a command there is only one thing to say. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.number();
    }

    private int execute(ParseResult parsed) {
        if (verbose) {
            LimitedLogs.showStackTraces();
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Runs a command and ends the JVM with its exit code, whatever threads a client has left. */
    public static void main(String[] args) {
        run(new Bench(), StopSignals.Manner.OF_A_COMMAND, signals -> {}, args);
    }

    /**
     * The same as others want it.
     *
     * @param manner in which signals are obeyed
     * @param beforeCommand takes the signals once they are caught
     */
    static void run(Bench bench, StopSignals.Manner manner, Consumer<StopSignals> beforeCommand, String... args) {
        LimitedLogs.install();
        // Else Java prints the stack trace of whatever ends a thread.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
                LoggerFactory.getLogger(Bench.class).error("Thread {} has ended", thread.getName(), failure));
        // Not System.out, which hides that a disk is full.
        StandardStreams streams = new StandardStreams(
                bench.lostOutput.watch(new FileOutputStream(FileDescriptor.out)),
                new FileOutputStream(FileDescriptor.err));
        bench.streams = Optional.of(streams);
        PrintWriter out = new PrintWriter(streams.out(), true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(streams.err(), true, StandardCharsets.UTF_8);
        // What libraries log is to stay above a live view, too.
        System.setErr(new PrintStream(streams.err(), true, Charset.defaultCharset()));
        String stopping = "Stopping in order" + (manner.secondStopsAtOnce() ? "; a second signal stops at once" : "");
        StopSignals signals = StopSignals.install(Thread.currentThread(), manner, () -> err.println(stopping), () -> {
            bench.leftTopics.line().ifPresent(line -> err.println("bench: " + line));
            streams.screens().forEach(screen -> screen.close(LAST_WORDS));
        });
        beforeCommand.accept(signals);
        int code = Errors.withLostOutput(execute(bench, out, err, args), bench.lostOutput, err);
        System.exit(signals.received() == 0 ? code : ExitCode.ofSignal(signals.received()));
    }

    /** All commands, as their help is shown. */
    static CommandLine commandLine(Bench bench) {
        CommandLine line = new CommandLine(bench);
        GroupedHelp.install(line);
        return line;
    }

    /** Runs a command and returns its exit code. Results go to {@code out}, progress and errors to {@code err}. */
    static int execute(Bench bench, PrintWriter out, PrintWriter err, String... args) {
        Errors errors = new Errors(bench);
        try {
            return commandLine(bench)
                    .setOut(out)
                    .setErr(err)
                    .setExpandAtFiles(false)
                    // Else an unknown option after -w or -d is taken for one more file.
                    .setUnmatchedOptionsAllowedAsOptionParameters(false)
                    .setParameterExceptionHandler(errors::usage)
                    .setExecutionExceptionHandler(errors::failure)
                    .setExecutionStrategy(bench::execute)
                    .execute(args);
        } catch (Error e) {
            // Of what a JVM cannot do a user learns in one line, too.
            return Errors.report(DriverException.of(e), err, bench.isVerbose());
        } finally {
            LimitedLogs.logSuppressed();
            out.flush();
            err.flush();
        }
    }
}
