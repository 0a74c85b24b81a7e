package bench.cli;

import bench.config.ConfigFile;
import bench.config.PayloadSizes;
import bench.config.Workload;
import java.util.Locale;
import java.util.Optional;

/** Whether a workload fits into a JVM's heap: checked before anything is created. */
final class HeapNeed {
    private static final double MB = 1 << 20;
    /** Of the heap, for payloads and clients: what is on its way, the recorders and the rest need theirs. */
    private static final double SHARE = 0.6;

    private final ConfigFile<Workload> file;
    private final long heapBytes;
    private final long pool;

    HeapNeed(ConfigFile<Workload> file, long heapBytes) {
        this.file = file;
        this.heapBytes = heapBytes;
        this.pool = PayloadSizes.of(file.value()).poolBytes();
    }

    /** Why its payloads do not fit, and what to do. */
    Optional<String> ofPayloads() {
        return problem(
                pool,
                String.format(Locale.ROOT, "its payloads take %.0f MB of memory", pool / MB),
                "send fewer (randomizedPayloadPoolSize) or smaller ones");
    }

    /**
     * Why its clients do not fit beside its payloads, and what to do.
     *
     * @param clientBytes of each producer and consumer
     */
    Optional<String> ofClients(long clientBytes) {
        long clients = file.value().clientCount();
        return problem(
                pool + clientBytes * clients,
                String.format(
                        Locale.ROOT, "its %,d clients take %.0f MB of memory", clients, clientBytes * clients / MB),
                "ask for fewer topics, producers or consumers");
    }

    private Optional<String> problem(long bytes, String what, String remedy) {
        return bytes <= heapBytes * SHARE
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s: %s, more than fits into a heap of %.0f MB: give it more with BENCH_JAVA_OPTS=-Xmx%.0fm,"
                                + " or %s",
                        file.path(),
                        what,
                        heapBytes / MB,
                        Math.ceil(bytes / SHARE / MB / 64 + 1) * 64,
                        remedy));
    }
}
