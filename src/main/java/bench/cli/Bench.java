package bench.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
            ValidateCommand.class,
            BrokerCommand.class,
            GenerateCompletion.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:completed, and the measurement is valid",
            "1:a run failed; what was measured is written, marked incomplete",
            "2:bad usage or bad file",
            "3:completed, but the measurement is not to be trusted",
            "130, 143:stopped by SIGINT, SIGTERM"
        })
public final class Bench implements Runnable {
    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Errors come with their stack traces.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    boolean isVerbose() {
        return verbose;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: run, validate or broker");
    }

    /** Runs a command and ends the JVM with its exit code, whatever threads a client has left. */
    public static void main(String[] args) {
        System.exit(execute(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    /** Runs a command. Results go to {@code out}, progress and errors to {@code err}. */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        StopSignals signals = StopSignals.install(Thread.currentThread());
        try {
            Bench bench = new Bench();
            Errors errors = new Errors(bench, signals);
            return new CommandLine(bench)
                    .setOut(out)
                    .setErr(err)
                    .setParameterExceptionHandler(errors::usage)
                    .setExecutionExceptionHandler(errors::failure)
                    .execute(args);
        } finally {
            out.flush();
            err.flush();
        }
    }
}
