package bench.cli;

import bench.result.Environment;
import bench.yaml.Redaction;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this process is and runs on, for results. Stateless. */
final class ThisProcess {
    private static final Pattern MEM_TOTAL = Pattern.compile("MemTotal:\\s+(\\d{1,15}) kB");

    private ThisProcess() {}

    /**
     * The environment of this process.
     *
     * @param version of bench
     * @param arguments of the command line, with their secrets
     * @param jit compilers of HotSpot that were asked for, and that are in use
     */
    static Environment environment(String version, List<String> arguments, Environment.Jit jit) {
        return new Environment(
                version,
                redacted(arguments),
                jvm(jit),
                Runtime.getRuntime().availableProcessors(),
                ContainerLimits.ofThisProcess().orNull(),
                os(),
                Map.of(),
                null);
    }

    private static Environment.Jvm jvm(Environment.Jit jit) {
        return new Environment.Jvm(
                System.getProperty("java.vendor"),
                System.getProperty("java.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                redacted(ManagementFactory.getRuntimeMXBean().getInputArguments()),
                OptimizingCompiler.isAtWork(jit),
                jit,
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .toList(),
                Runtime.getRuntime().maxMemory());
    }

    private static Environment.Os os() {
        return new Environment.Os(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                machineMemoryBytes(Path.of("/proc/meminfo")));
    }

    /** The machine's memory; the JVM's own bean takes the container's limit for it. */
    static long machineMemoryBytes(Path meminfo) {
        try {
            Matcher total = MEM_TOTAL.matcher(Files.readString(meminfo));
            if (total.find()) {
                return Long.parseLong(total.group(1)) * 1024;
            }
        } catch (IOException e) {
            // There is no such file outside Linux.
            return beansMemoryBytes();
        }
        return beansMemoryBytes();
    }

    private static long beansMemoryBytes() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }

    private static List<String> redacted(List<String> arguments) {
        return arguments.stream().map(Redaction::redactArgument).toList();
    }
}
