package bench.report;

import bench.yaml.Redaction;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a measurement was made with: this program and how it was called, the JVM, the machine, and the configuration of the
 * clients. Secrets are replaced. Immutable.
 */
public final class Environment {
    private static final Pattern MEM_TOTAL = Pattern.compile("MemTotal:\\s+(\\d{1,15}) kB");

    private final String version;
    private final List<String> commandLine;
    private final Map<String, Object> clientConfiguration;
    private final String jit;
    private final boolean optimizingCompiler;

    private Environment(
            String version,
            List<String> commandLine,
            Map<String, Object> clientConfiguration,
            String jit,
            boolean optimizingCompiler) {
        this.version = version;
        this.commandLine = commandLine;
        this.clientConfiguration = clientConfiguration;
        this.jit = jit;
        this.optimizingCompiler = optimizingCompiler;
    }

    /**
     * The environment of this process.
     *
     * @param version of bench
     * @param arguments of the command line, with their secrets
     */
    public static Environment of(String version, List<String> arguments) {
        return new Environment(version, redacted(arguments), Map.of(), "auto", true);
    }

    /** The same with what the clients of the system under test work with: properties by name for each kind of client. */
    public Environment withClientConfiguration(Map<String, Map<String, String>> configuration) {
        return new Environment(version, commandLine, Redaction.redact(configuration), jit, optimizingCompiler);
    }

    /**
     * The same with what became of HotSpot's optimizing compiler.
     *
     * @param asked the mode that the user asked for: {@code auto}, {@code full} or {@code quick}
     * @param optimizingCompiler whether it works, in which case the mode that is used is {@code full}
     */
    public Environment withJit(String asked, boolean optimizingCompiler) {
        return new Environment(version, commandLine, clientConfiguration, asked, optimizingCompiler);
    }

    /** Such as {@code OpenJDK 64-Bit Server VM 17.0.15+6}. */
    String jvm() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    }

    /** Such as {@code Linux 6.1.0 amd64}. */
    String os() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
    }

    String version() {
        return version;
    }

    /** Processors that the JVM may use. */
    int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    long maxHeapBytes() {
        return Runtime.getRuntime().maxMemory();
    }

    /** The collectors of the JVM, such as {@code G1 Young Generation}. */
    List<String> garbageCollectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .toList();
    }

    /** Ready for JSON. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("bench", version);
        fields.put("commandLine", commandLine);
        fields.put("jvm", jvmFields());
        fields.put("cores", cores());
        Map<String, Object> container = containerFields();
        if (!container.isEmpty()) {
            fields.put("container", container);
        }
        fields.put("os", osFields());
        if (!clientConfiguration.isEmpty()) {
            fields.put("clientConfiguration", clientConfiguration);
        }
        return fields;
    }

    private Map<String, Object> jvmFields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("vendor", System.getProperty("java.vendor"));
        fields.put("version", System.getProperty("java.version"));
        fields.put("name", jvm());
        fields.put("flags", redacted(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        fields.put("optimizingCompiler", optimizingCompiler);
        Map<String, Object> jitFields = new LinkedHashMap<>();
        jitFields.put("asked", jit);
        jitFields.put("used", optimizingCompiler ? "full" : "quick");
        fields.put("jit", jitFields);
        fields.put("garbageCollectors", garbageCollectors());
        fields.put("maxHeapBytes", maxHeapBytes());
        return fields;
    }

    private static Map<String, Object> containerFields() {
        ContainerLimits limits = ContainerLimits.ofThisProcess();
        Map<String, Object> fields = new LinkedHashMap<>();
        limits.cores().ifPresent(cores -> fields.put("cores", cores));
        limits.memoryBytes().ifPresent(bytes -> fields.put("memoryBytes", bytes));
        return fields;
    }

    private static Map<String, Object> osFields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", System.getProperty("os.name"));
        fields.put("version", System.getProperty("os.version"));
        fields.put("arch", System.getProperty("os.arch"));
        fields.put("memoryBytes", machineMemoryBytes(Path.of("/proc/meminfo")));
        return fields;
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
