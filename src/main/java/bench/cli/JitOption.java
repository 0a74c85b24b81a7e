package bench.cli;

import static bench.cli.OptionGroup.Heading.LOAD;

import bench.result.Environment;
import bench.yaml.ConfigException;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --jit}: which compilers of HotSpot work while a load runs. */
@OptionGroup(LOAD)
final class JitOption {
    private static final String AUTO = "auto";
    private static final String FULL = "full";
    private static final String QUICK = "quick";
    /** What is used where options of the JVM choose its compilers; it cannot be asked for. */
    private static final String OWN = "own";

    @Option(
            names = "--jit",
            paramLabel = "MODE",
            defaultValue = AUTO,
            description =
                    "Compilers of the JVM: full has HotSpot's optimizing one (C2), quick keeps it out, auto keeps it out"
                            + " on few processors when the rate is moderate and the warm-up short (default:"
                            + " ${DEFAULT-VALUE}).")
    private String mode;

    /** Fails when there is no such mode. */
    void check() {
        if (!List.of(AUTO, FULL, QUICK).contains(mode)) {
            throw new ConfigException(
                    "--jit: must be auto, full or quick, but is " + (mode.isBlank() ? "empty" : "'" + mode + "'"));
        }
    }

    /**
     * Keeps C2 out of this process where the mode wants that, and says so.
     *
     * @param disturbed whether C2 would disturb the loads of this process, which {@code auto} goes by
     * @return what was asked for, and what came of it
     */
    Environment.Jit apply(boolean disturbed, Progress progress) {
        if (OptimizingCompiler.isChosenByUser()) {
            return chosenByUser(progress);
        }
        boolean quick = mode.equals(QUICK);
        boolean excluded = (quick || (mode.equals(AUTO) && disturbed)) && OptimizingCompiler.exclude();
        if (quick && !excluded) {
            progress.warn("--jit quick has no effect: this JVM takes no directives for its compilers");
        }
        if (!excluded) {
            progress.say("Compiler: full%s", mode.equals(FULL) ? " (--jit full)" : "");
        } else if (quick) {
            progress.say("Compiler: quick (C2 is kept out: --jit quick)");
        } else {
            progress.say(
                    "Compiler: quick (C2 is kept out on %d shared processors; --jit full keeps it)",
                    Runtime.getRuntime().availableProcessors());
        }
        return new Environment.Jit(mode, excluded ? QUICK : FULL);
    }

    /**
     * The mode for processes whose results are compared with each other: one for all, which none of them chooses for itself.
     *
     * @param disturbed whether C2 would disturb the load of each
     */
    String forAll(boolean disturbed) {
        if (!mode.equals(AUTO) || OptimizingCompiler.isChosenByUser()) {
            return mode;
        }
        return disturbed ? QUICK : FULL;
    }

    private Environment.Jit chosenByUser(Progress progress) {
        if (!mode.equals(AUTO)) {
            progress.warn(
                    "--jit " + mode + " has no effect: this JVM's options choose its compilers, or it is no HotSpot");
        }
        progress.say("Compiler: as this JVM's own options say");
        return new Environment.Jit(mode, OWN);
    }
}
