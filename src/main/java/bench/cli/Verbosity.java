package bench.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that say how much is told. */
final class Verbosity {
    @Option(names = "--verbose", description = "Errors come with their stack traces.")
    private boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            description = "Only the figures of the whole run, and errors.")
    private boolean quiet;

    boolean isVerbose() {
        return verbose;
    }

    boolean isQuiet() {
        return quiet;
    }

    /** Whether a command was asked for stack traces. */
    static boolean of(CommandLine command) {
        return command.getCommandSpec().mixins().values().stream()
                .map(mixin -> mixin.userObject())
                .anyMatch(mixin -> mixin instanceof Verbosity verbosity && verbosity.verbose);
    }
}
