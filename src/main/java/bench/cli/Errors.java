package bench.cli;

import bench.broker.BrokerException;
import bench.config.ConfigException;
import bench.driver.DriverException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns failures into one line each on standard error, and into an exit code. */
final class Errors {
    private final Bench bench;
    private final StopSignals signals;

    Errors(Bench bench, StopSignals signals) {
        this.bench = bench;
        this.signals = signals;
    }

    /** A mistake on the command line. */
    int usage(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        List<String> near = e instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream().limit(1).toList()
                : List.of();
        String hint = near.isEmpty() ? "" : ": did you mean '" + near.get(0) + "'?";
        err.println("bench: " + e.getMessage() + hint + " (try '"
                + e.getCommandLine().getCommandSpec().qualifiedName() + " --help')");
        return ExitCode.USAGE.number();
    }

    /** A command that could not do what it was asked for. */
    int failure(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        int code = report(e, err, bench.isVerbose());
        return signals.received() == 0 ? code : ExitCode.ofSignal(signals.received());
    }

    /** Prints what has happened, and tells the exit code that it means. */
    static int report(Exception e, PrintWriter err, boolean verbose) {
        int code = ExitCode.FAILED.number();
        if (e instanceof ConfigException mistake) {
            mistake.problems().forEach(problem -> err.println("bench: " + problem));
            code = ExitCode.USAGE.number();
        } else if (e instanceof InterruptedException) {
            err.println("bench: stopped");
        } else if (e instanceof DriverException || e instanceof BrokerException || e instanceof UncheckedIOException) {
            err.println("bench: " + e.getMessage());
        } else {
            err.println("bench: internal error: " + e + (verbose ? "" : " (--verbose shows where)"));
        }
        if (verbose) {
            e.printStackTrace(err);
        }
        return code;
    }

    /** The exit code of several runs: a failure counts more than a mistake, and that more than nothing. */
    static int worse(int one, int other) {
        return one == ExitCode.VALID.number() || other == ExitCode.FAILED.number() ? other : one;
    }
}
