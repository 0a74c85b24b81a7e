package bench.cli;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.PayloadSizes;
import bench.config.Workload;
import bench.driver.DriverType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a workload fits into this JVM's heap: checked before anything is created. */
final class HeapNeed {
    private static final double MB = 1 << 20;
    /** Of the heap, for payloads and clients: what is on its way, the recorders and the rest need theirs. */
    private static final double SHARE = 0.6;

    private HeapNeed() {}

    /** Of each workload that does not fit with one of the drivers, why, and what to do. */
    static List<String> problems(
            List<ConfigFile<Workload>> workloads, List<ConfigFile<DriverConfig>> drivers, DriverRegistry registry) {
        return workloads.stream()
                .flatMap(workload ->
                        drivers.stream().flatMap(driver -> problem(workload, registry.typeOf(driver.value())).stream()))
                .distinct()
                .toList();
    }

    /** Why a workload does not fit with a driver, and what to do. */
    static Optional<String> problem(ConfigFile<Workload> workload, DriverType driver) {
        return problem(workload, driver.clientBytes(), Runtime.getRuntime().maxMemory());
    }

    /** @param clientBytes of each producer and consumer */
    static Optional<String> problem(ConfigFile<Workload> file, long clientBytes, long heapBytes) {
        long pool = PayloadSizes.of(file.value()).poolBytes();
        long clients = clientBytes * clients(file.value());
        if (pool + clients <= heapBytes * SHARE) {
            return Optional.empty();
        }
        String what = pool > clients
                ? String.format(Locale.ROOT, "its payloads take %.0f MB of memory", pool / MB)
                : String.format(
                        Locale.ROOT, "its %,d clients take %.0f MB of memory", clients(file.value()), clients / MB);
        return Optional.of(String.format(
                Locale.ROOT,
                "%s: %s, more than fits into a heap of %.0f MB: give it more with BENCH_JAVA_OPTS=-Xmx%.0fm, or %s",
                file.path(),
                what,
                heapBytes / MB,
                Math.ceil((pool + clients) / SHARE / MB / 64 + 1) * 64,
                pool > clients
                        ? "send fewer (randomizedPayloadPoolSize) or smaller ones"
                        : "ask for fewer topics, producers or consumers"));
    }

    private static long clients(Workload workload) {
        long ofTopic = workload.clients().producersPerTopic()
                + (long) workload.clients().subscriptionsPerTopic()
                        * workload.clients().consumerPerSubscription();
        return workload.layout().topics() * ofTopic;
    }
}
