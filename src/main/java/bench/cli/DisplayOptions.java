package bench.cli;

import bench.report.ConsoleOutput.Lines;
import bench.report.live.Look;
import bench.report.live.Screen;
import bench.report.live.TerminalSize;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How a run is shown while it is on: by OMB's lines, by a live view, or by both. */
@OptionGroup(OptionGroup.Heading.CONSOLE)
final class DisplayOptions {
    @Option(
            names = "--no-live",
            description = "No view of the run on a terminal, which is redrawn each second: lines instead. Nor is there"
                    + " one with -q, NO_COLOR or TERM=dumb, or where standard error is no terminal.")
    private boolean noLive;

    @Option(
            names = "--lines",
            description = "Prints a line for each report interval beside the live view, which takes their place where"
                    + " standard output is a terminal too.")
    private boolean lines;

    /** Whether a terminal would get a live view. */
    boolean wantsLive(boolean quiet, UnaryOperator<String> environment) {
        String type = environment.apply("TERM");
        boolean isPlain = type == null || type.isEmpty() || type.equals("dumb");
        return !noLive && !quiet && !isPlain && wantsColour(environment);
    }

    /** See https://no-color.org. */
    private static boolean wantsColour(UnaryOperator<String> environment) {
        String noColour = environment.apply("NO_COLOR");
        return noColour == null || noColour.isEmpty();
    }

    /**
     * Which lines are printed.
     *
     * @param isBesideLive whether there is a live view on the terminal to which they would go
     */
    Lines lines(boolean quiet, boolean isBesideLive) {
        if (quiet) {
            return Lines.OF_THE_WHOLE;
        }
        return isBesideLive && !lines ? Lines.NONE : Lines.ALL;
    }

    /** What a terminal can show, by what the environment says of it. */
    static Look look(UnaryOperator<String> environment) {
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(environment)
                .filter(value -> value != null && !value.isEmpty())
                .findFirst()
                .orElse("");
        String charset = locale.toUpperCase(Locale.ROOT).replace("-", "");
        return new Look(wantsColour(environment), charset.contains("UTF8"));
    }

    /**
     * Opens what shows the runs of this process.
     *
     * @param streams of this process; empty where others take what is printed
     * @param isOutTaken whether standard output is for a result, and not for people
     */
    Display open(
            Optional<StandardStreams> streams, PrintWriter out, PrintWriter err, boolean isOutTaken, boolean quiet) {
        UnaryOperator<String> environment = System::getenv;
        boolean isLiveWanted = streams.isPresent() && wantsLive(quiet, environment);
        boolean isOutTerminal = isLiveWanted && Terminal.isStandardOutput();
        // A result on the terminal itself would get in between.
        Optional<TerminalSize> size =
                isLiveWanted && !(isOutTerminal && isOutTaken) ? Terminal.sizeOfStandardError() : Optional.empty();
        Optional<Screen> screen = size.map(known -> open(streams.get(), known));
        streams.ifPresent(known -> use(known, screen, isOutTerminal));
        boolean isBesideLive = screen.isPresent() && (isOutTerminal || isOutTaken);
        return new Display(
                isOutTaken ? err : out,
                lines(quiet, isBesideLive),
                screen,
                look(environment),
                streams.map(StandardStreams::screens).orElse(List.of()));
    }

    /** Also without a live view the run is not to wait for whoever reads what it prints. */
    private static void use(StandardStreams streams, Optional<Screen> live, boolean isOutTerminal) {
        Screen ofErr = live.orElseGet(Screen::withoutPicture);
        // On the way to one terminal, or to one file as 2>&1 has it, lines keep their order.
        boolean isOne = live.isEmpty() || isOutTerminal;
        streams.use(isOne ? ofErr : Screen.withoutPicture(), ofErr);
    }

    private static Screen open(StandardStreams streams, TerminalSize size) {
        Screen screen = new Screen(
                streams.terminal(), size, () -> Terminal.sizeOfStandardError().orElse(size));
        Signals.handle("WINCH", screen::resized);
        return screen;
    }
}
