package bench.cli;

import bench.config.ConfigFile;
import bench.config.PayloadSizes;
import bench.config.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the payloads of a workload fit into this JVM's heap: told before anything is created, as a limit of the machine. */
final class HeapNeed {
    private static final double MB = 1 << 20;
    /** Of the heap, for the payloads: the clients' buffers, the recorders and the rest need theirs. */
    private static final double SHARE = 0.6;

    private HeapNeed() {}

    /** Of each workload whose payloads do not fit, why, and what to do. */
    static List<String> problems(List<ConfigFile<Workload>> workloads) {
        return workloads.stream().flatMap(file -> problem(file).stream()).toList();
    }

    /** Why the payloads of a workload do not fit, and what to do. */
    static Optional<String> problem(ConfigFile<Workload> file) {
        return problem(file, Runtime.getRuntime().maxMemory());
    }

    static Optional<String> problem(ConfigFile<Workload> file, long heapBytes) {
        long pool = PayloadSizes.of(file.value()).poolBytes();
        if (pool <= heapBytes * SHARE) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%s: its payloads take %.0f MB of memory, more than fits into a heap of %.0f MB: give it more with"
                        + " BENCH_JAVA_OPTS=-Xmx%.0fm, or send fewer (randomizedPayloadPoolSize) or smaller ones",
                file.path(),
                pool / MB,
                heapBytes / MB,
                Math.ceil(pool / SHARE / MB / 64 + 1) * 64));
    }
}
