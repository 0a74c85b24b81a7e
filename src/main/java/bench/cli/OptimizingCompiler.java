package bench.cli;

import bench.config.Workload;
import bench.result.Environment;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * HotSpot's optimizing compiler (C2), which a load on a small machine does better without when its rate is moderate and its
 * warm-up is short.
 *
 * <p>For the first half a minute of a process it takes processor time from the load in stretches of many milliseconds, which
 * are then in the latencies, while its code is faster than the quick compiler's (C1) by microseconds a message. After a long
 * warm-up that is paid for, and at the highest rates each message's own time is what counts: there it is needed.
 */
final class OptimizingCompiler {
    /** Messages a second sent and received, up to which code of C1 is known to do. */
    static final double MODERATE_RATE = 100_000;
    /** With more, the compiler has processors of its own. */
    static final int FEW_PROCESSORS = 4;
    /** After which it has done what it does for a load, and only what it has made is left to be seen. */
    static final Duration LONG_WARMUP = Duration.ofSeconds(30);

    private static final String EXCLUDE_ALL = "[{match: \"*.*\", c2: {Exclude: true}}]";

    private OptimizingCompiler() {}

    /** Whether these loads, one after the other in one process, do better without it. The process is cold in the first. */
    static boolean disturbs(List<Workload> workloads, int processors) {
        return processors <= FEW_PROCESSORS
                && workloads.get(0).timing().warmupDuration().compareTo(LONG_WARMUP) < 0
                && workloads.stream().allMatch(workload -> messagesPerSecond(workload) <= MODERATE_RATE);
    }

    private static double messagesPerSecond(Workload workload) {
        boolean read = workload.clients().consumerPerSubscription() > 0;
        // What is there already is read as fast as can be, and a search for the highest rate begins without a limit.
        double rate = workload.clients().producersPerTopic() == 0 || workload.findsRate()
                ? Double.MAX_VALUE
                : workload.highestRate();
        return rate * (1 + (read ? workload.clients().subscriptionsPerTopic() : 0));
    }

    /**
     * Lets it compile nothing from now on in this process; the quick compiler then does without the counting that it does for
     * the other.
     *
     * @return whether that is so; not in a JVM that takes no directives for its compilers
     */
    static boolean exclude() {
        try {
            Path directives = Files.createTempFile("bench-compiler-", ".json");
            try {
                Files.writeString(directives, EXCLUDE_ALL);
                ManagementFactory.getPlatformMBeanServer()
                        .invoke(
                                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                "compilerDirectivesAdd",
                                new Object[] {new String[] {directives.toString()}},
                                new String[] {String[].class.getName()});
            } finally {
                Files.delete(directives);
            }
            return true;
        } catch (IOException | JMException | RuntimeException e) {
            // A JVM without such commands, or a folder for temporary files that is full: a run is no worse for it.
            return false;
        }
    }

    /** Whether it compiles in this process, of which the option for it has said this. */
    static boolean isAtWork(Environment.Jit jit) {
        boolean allowed = isUsual("TieredStopAtLevel", "4") && !vmInfo().startsWith("interpreted");
        return allowed && !jit.used().equals("quick");
    }

    private static String vmInfo() {
        return System.getProperty("java.vm.info", "");
    }

    /** Whether options of this JVM choose its compilers, or it is no HotSpot: then it is not known here which work. */
    static boolean isChosenByUser() {
        return !isLeftToTheJvm("TieredCompilation", "true")
                || !isLeftToTheJvm("TieredStopAtLevel", "4")
                || !vmInfo().startsWith("mixed mode");
    }

    /** Also the usual value may be asked for, by a user who wants just that. */
    private static boolean isLeftToTheJvm(String flag, String usual) {
        return isUsual(flag, usual)
                && switch (option(flag).orElseThrow().getOrigin()) {
                    case DEFAULT, ERGONOMIC -> true;
                    default -> false;
                };
    }

    private static boolean isUsual(String flag, String value) {
        return option(flag).filter(option -> option.getValue().equals(value)).isPresent();
    }

    /** Empty in a JVM that is no HotSpot. */
    private static Optional<VMOption> option(String flag) {
        try {
            return Optional.ofNullable(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class))
                    .map(hotSpot -> hotSpot.getVMOption(flag));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
