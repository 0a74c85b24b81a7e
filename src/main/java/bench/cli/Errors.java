package bench.cli;

import bench.broker.BrokerException;
import bench.driver.DriverException;
import bench.scrape.BrokerMetricsException;
import bench.yaml.ConfigException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns failures into one line each on standard error, and into an exit code. */
final class Errors {
    /** What picocli's own help command says of a command that is not there. */
    private static final Pattern NO_SUCH_COMMAND = Pattern.compile("Unknown subcommand '(.*)'.*");

    /** And of an option that is not there, where a value should be; but not of a negative value. */
    private static final Pattern NO_SUCH_OPTION = Pattern.compile("Unknown option: '(-\\D.*)'; Expected .*");

    private static final Pattern NO_SUCH_VALUE = Pattern.compile("Unknown option: '.*'; (Expected .*)");

    private final Bench bench;

    Errors(Bench bench) {
        this.bench = bench;
    }

    /** A mistake on the command line. */
    int usage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        Optional<String> meant = OmbCommandLine.meant(e, args).map(line -> "; did you mean '" + line + "'?");
        command.getErr()
                .println("bench: " + wording(e, meant.isEmpty()) + meant.orElse("") + " (try '"
                        + command.getCommandSpec().qualifiedName() + " --help')");
        return ExitCode.USAGE.number();
    }

    private static String wording(ParameterException e, boolean suggests) {
        CommandLine command = e.getCommandLine();
        // Before what is missing: an option with a typing error is both unknown and missing.
        List<String> unmatched = e instanceof UnmatchedArgumentException unknown
                ? unknown.getUnmatched()
                : command.getUnmatchedArguments();
        if (!unmatched.isEmpty()) {
            return unknown(command, unmatched.get(0), suggests);
        }
        String message = e.getMessage().replaceFirst("^Error: ", "");
        for (Pattern pattern : List.of(NO_SUCH_COMMAND, NO_SUCH_OPTION)) {
            Matcher unknown = pattern.matcher(message);
            if (unknown.matches()) {
                return unknown(command, unknown.group(1), suggests);
            }
        }
        String said = NO_SUCH_VALUE.matcher(message).replaceFirst("$1");
        return said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
    }

    private static String unknown(CommandLine command, String argument, boolean suggests) {
        String what = argument.startsWith("-")
                ? "unknown option"
                : command.getSubcommands().isEmpty() ? "unexpected argument" : "unknown command";
        String near = new UnmatchedArgumentException(command, List.of(argument))
                .getSuggestions().stream()
                        .filter(name -> suggests)
                        .findFirst()
                        .map(name -> ": did you mean '" + name + "'?")
                        .orElse("");
        return what + " '" + argument + "'" + near;
    }

    /** A command that could not do what it was asked for. */
    int failure(Exception e, CommandLine command, ParseResult parsed) {
        return report(e, command.getErr(), bench.isVerbose());
    }

    /** Prints what has happened, and returns its exit code. */
    static int report(Exception e, PrintWriter err, boolean verbose) {
        int code = ExitCode.FAILED.number();
        if (e instanceof ConfigException mistake) {
            mistake.problems().forEach(problem -> err.println("bench: " + problem));
            code = ExitCode.USAGE.number();
        } else if (e instanceof InterruptedException) {
            err.println("bench: stopped");
        } else if (isForTheUser(e)) {
            err.println("bench: " + e.getMessage());
        } else {
            err.println("bench: internal error: " + e + (verbose ? "" : " (--verbose shows where)"));
        }
        if (verbose) {
            e.printStackTrace(err);
        }
        return code;
    }

    /** Whether it says in one line what has happened, and a stack trace would say no more. */
    private static boolean isForTheUser(Exception e) {
        return e instanceof DriverException
                || e instanceof BrokerException
                || e instanceof BrokerMetricsException
                || e instanceof UncheckedIOException;
    }

    /** Reports what standard output did not take, and returns the exit code with that. */
    static int withLostOutput(int code, LostOutput lostOutput, PrintWriter err) {
        Optional<String> lost = lostOutput.take();
        lost.ifPresent(line -> err.println("bench: " + line));
        return lost.isPresent() ? ExitCode.withLostOutput(code) : code;
    }
}
