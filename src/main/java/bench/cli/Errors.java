package bench.cli;

import bench.broker.BrokerException;
import bench.driver.DriverException;
import bench.scrape.BrokerMetricsException;
import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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

    private static final String LONG = "--";

    private final Bench bench;

    Errors(Bench bench) {
        this.bench = bench;
    }

    /** A mistake on the command line. */
    int usage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        Optional<String> unknown = unknown(e);
        String meant = OmbCommandLine.meant(e, args)
                .or(() -> unknown.flatMap(argument -> nearest(command, argument)))
                .map(line -> "; did you mean '" + line + "'?")
                .orElse("");
        String mistake = unknown.map(argument -> kind(command, argument) + " '" + argument + "'")
                .orElseGet(() -> wording(e));
        command.getErr()
                .println("bench: " + mistake + meant + " (try '"
                        + command.getCommandSpec().qualifiedName() + " --help')");
        return ExitCode.USAGE.number();
    }

    /** The argument that no command, option or value is meant by; empty where the mistake is another one. */
    private static Optional<String> unknown(ParameterException e) {
        // Before what is missing: an option with a typing error is both unknown and missing.
        List<String> unmatched = e instanceof UnmatchedArgumentException unknown
                ? unknown.getUnmatched()
                : e.getCommandLine().getUnmatchedArguments();
        return unmatched.stream()
                .findFirst()
                .or(() -> Stream.of(NO_SUCH_COMMAND, NO_SUCH_OPTION)
                        .map(pattern -> pattern.matcher(message(e)))
                        .filter(Matcher::matches)
                        .map(matcher -> matcher.group(1))
                        .findFirst());
    }

    private static String kind(CommandLine command, String argument) {
        if (argument.startsWith("-")) {
            return "unknown option";
        }
        return command.getSubcommands().isEmpty() ? "unexpected argument" : "unknown command";
    }

    private static String message(ParameterException e) {
        return e.getMessage().replaceFirst("^Error: ", "");
    }

    private static String wording(ParameterException e) {
        String said = NO_SUCH_VALUE.matcher(message(e)).replaceFirst("$1");
        return said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
    }

    private static Optional<String> nearest(CommandLine command, String argument) {
        if (!argument.startsWith("-")) {
            return Wording.nearest(argument, commands(command));
        }
        return Wording.nearest(argument.replaceFirst("^-+", "").replaceFirst("=.*", ""), options(command))
                .map(name -> LONG + name);
    }

    /** Those that the help shows. */
    private static List<String> commands(CommandLine command) {
        return command.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(each -> !each.usageMessage().hidden())
                .map(CommandSpec::name)
                .toList();
    }

    /** Likewise, without their dashes, by which all would begin alike. */
    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .filter(name -> name.startsWith(LONG))
                .map(name -> name.substring(LONG.length()))
                .toList();
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
