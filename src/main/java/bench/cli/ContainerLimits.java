package bench.cli;

import bench.result.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the container of this process, or a group of processes around it, may use of the machine; empty without limits, and
 * outside Linux.
 *
 * <p>Read from control groups of both versions
 * (<a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">cgroup v2</a>): a limit of any group above the process
 * holds as well, so the smallest counts.
 *
 * @param cores processor time in cores, such as 1.5
 * @param memoryBytes beyond which the process is ended
 */
record ContainerLimits(OptionalDouble cores, OptionalLong memoryBytes) {
    /** Version 1 has no word for 'no limit', but a number of this order. */
    private static final long NO_LIMIT = 1L << 60;

    /** The limits of this process. */
    static ContainerLimits ofThisProcess() {
        return read(Path.of("/sys/fs/cgroup"), Path.of("/proc/self/cgroup"));
    }

    /** As a result has them; null without any. */
    Environment.Container orNull() {
        return cores.isEmpty() && memoryBytes.isEmpty()
                ? null
                : new Environment.Container(
                        cores.isPresent() ? (Double) cores.getAsDouble() : null,
                        memoryBytes.isPresent() ? (Long) memoryBytes.getAsLong() : null);
    }

    /**
     * Reads limits.
     *
     * @param groups where the control groups are
     * @param membership the file that names those of the process: {@code hierarchy:controllers:path} in each line
     */
    static ContainerLimits read(Path groups, Path membership) {
        List<Double> cores = new ArrayList<>();
        LongSummaryStatistics memory = new LongSummaryStatistics();
        List<String> memberships = lines(membership);
        for (Path group : around(groups, memberships, "")) {
            share(lines(group.resolve("cpu.max"))).ifPresent(cores::add);
            bytes(lines(group.resolve("memory.max"))).ifPresent(memory);
        }
        for (Path group : around(groups.resolve("cpu"), memberships, "cpu")) {
            List<String> quotaAndPeriod = Stream.of("cpu.cfs_quota_us", "cpu.cfs_period_us")
                    .flatMap(file -> lines(group.resolve(file)).stream())
                    .toList();
            share(List.of(String.join(" ", quotaAndPeriod))).ifPresent(cores::add);
        }
        for (Path group : around(groups.resolve("memory"), memberships, "memory")) {
            bytes(lines(group.resolve("memory.limit_in_bytes"))).ifPresent(memory);
        }
        return new ContainerLimits(
                cores.stream().mapToDouble(Double::doubleValue).min(),
                memory.getCount() == 0 ? OptionalLong.empty() : OptionalLong.of(memory.getMin()));
    }

    /** The group of the process for a controller and those above it, up to the root. Version 2 has one group for all: "". */
    private static List<Path> around(Path root, List<String> memberships, String controller) {
        List<Path> around = new ArrayList<>();
        for (String membership : memberships) {
            String[] parts = membership.split(":", 3);
            if (parts.length == 3 && List.of(parts[1].split(",", -1)).contains(controller)) {
                Path group = root.resolve(parts[2].replaceFirst("^/+", "")).normalize();
                for (; group != null && !group.equals(root) && group.startsWith(root); group = group.getParent()) {
                    around.add(group);
                }
            }
        }
        // In a container the path may be the machine's, while the root is the container's own group.
        around.add(root);
        return around;
    }

    /** A quota and its period in microseconds; a quota of -1 or {@code max} is none. */
    private static OptionalDouble share(List<String> lines) {
        String[] numbers = lines.isEmpty() ? new String[0] : lines.get(0).split(" ", -1);
        OptionalLong quota = numbers.length == 2 ? number(numbers[0]) : OptionalLong.empty();
        OptionalLong period = numbers.length == 2 ? number(numbers[1]) : OptionalLong.empty();
        return quota.isPresent() && period.isPresent()
                ? OptionalDouble.of((double) quota.getAsLong() / period.getAsLong())
                : OptionalDouble.empty();
    }

    private static OptionalLong bytes(List<String> lines) {
        OptionalLong bytes = lines.isEmpty() ? OptionalLong.empty() : number(lines.get(0));
        return bytes.isPresent() && bytes.getAsLong() < NO_LIMIT ? bytes : OptionalLong.empty();
    }

    private static OptionalLong number(String text) {
        return text.matches("[1-9]\\d{0,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** What is not there, or not for us to read, limits nothing that we know of. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
