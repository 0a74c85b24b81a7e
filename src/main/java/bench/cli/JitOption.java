package bench.cli;

import bench.report.Environment;
import bench.yaml.ConfigException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** {@code --jit}: which compilers of HotSpot work while a load runs. */
final class JitOption {
    /** In the order of the help. */
    private enum Mode {
        AUTO,
        FULL,
        QUICK;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--jit",
            paramLabel = "MODE",
            defaultValue = "auto",
            description =
                    "Compilers of the JVM: full has HotSpot's optimizing one (C2), quick keeps it out, auto keeps it out"
                            + " on few processors when the rate is moderate and the warm-up short (default:"
                            + " ${DEFAULT-VALUE}).")
    private String mode;

    /** Fails when there is no such mode. */
    void check() {
        var unused = mode();
    }

    /**
     * Keeps C2 out of this process where the mode wants that, and says so.
     *
     * @param disturbed whether C2 would disturb the loads of this process, which {@code auto} goes by
     * @return the environment with what came of it
     */
    Environment apply(boolean disturbed, Environment environment, Progress progress) {
        Mode asked = mode();
        boolean quick = asked == Mode.QUICK || (asked == Mode.AUTO && disturbed);
        boolean excluded = quick && OptimizingCompiler.exclude();
        if (excluded) {
            progress.say(
                    "Compiler: quick (C2 is kept out: %s)",
                    asked == Mode.QUICK
                            ? "--jit quick"
                            : Runtime.getRuntime().availableProcessors()
                                    + " processors are shared with the load; --jit full keeps it");
        } else {
            progress.say("Compiler: full%s", asked == Mode.FULL ? " (--jit full)" : "");
        }
        if (asked == Mode.QUICK && !excluded) {
            progress.warn("--jit quick has no effect: this JVM's options choose its compilers, or it is no HotSpot");
        }
        return environment.withJit(asked.text(), !excluded);
    }

    private Mode mode() {
        List<String> allowed = Arrays.stream(Mode.values()).map(Mode::text).toList();
        if (!allowed.contains(mode)) {
            throw new ConfigException("--jit: must be one of " + String.join(", ", allowed) + ", but is "
                    + (mode.isBlank() ? "empty" : "'" + mode + "'"));
        }
        return Mode.values()[allowed.indexOf(mode)];
    }
}
