package bench.result;

import java.util.Arrays;
import java.util.Optional;

/** What a broker can say of itself while it is measured; outputs loop over these constants. */
public enum BrokerMetric {
    CPU("cpuPercent", "CPU", "% of a core", "processor time of the broker's process: 250 is two and a half cores"),
    MACHINE_CPU("machineCpuPercent", "Machine CPU", "% of a core", "processor time of all that runs on its machine"),
    GC("gcPercent", "GC", "%", "share of the time that the broker spends in garbage collection"),
    DISK_WRITE("diskWriteMBs", "Disk write", "MB/s", "bytes that go to disks"),
    DISK_READ("diskReadMBs", "Disk read", "MB/s", "bytes that come from disks"),
    NETWORK_IN("networkInMBs", "Network in", "MB/s", "bytes that come from clients"),
    NETWORK_OUT("networkOutMBs", "Network out", "MB/s", "bytes that go to clients"),
    REQUEST_QUEUE("requestQueue", "Request queue", "", "requests that wait for a thread"),
    REQUEST_HANDLER_IDLE(
            "requestHandlerIdlePercent",
            "Handlers idle",
            "%",
            "share of the time for which request handlers wait for work"),
    NETWORK_THREADS_IDLE(
            "networkThreadsIdlePercent",
            "Network threads idle",
            "%",
            "share of the time for which network threads wait for work"),
    UNDER_REPLICATED(
            "underReplicated", "Under-replicated", "", "partitions with fewer replicas in sync than they should have");

    private final String resultName;
    private final String title;
    private final String unit;
    private final String meaning;

    BrokerMetric(String resultName, String title, String unit, String meaning) {
        this.resultName = resultName;
        this.title = title;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** The metric of a series of a result; empty where another version has added it. */
    public static Optional<BrokerMetric> find(String resultName) {
        return Arrays.stream(values())
                .filter(each -> each.resultName.equals(resultName))
                .findFirst();
    }

    /** Its name in the result. */
    public String resultName() {
        return resultName;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** {@code % of a core}, {@code %}, {@code MB/s} (1 MB is 1024 x 1024 bytes), or empty for a count. */
    public String unit() {
        return unit;
    }

    /** What it is, as a phrase. */
    public String meaning() {
        return meaning;
    }
}
