package bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files to run with. */
final class Samples {
    /** A second of load, and what it sends is read. */
    static final String WORKLOAD = """
            name: Small
            topics: 1
            partitionsPerTopic: 2
            messageSize: 100
            producersPerTopic: 1
            subscriptionsPerTopic: 1
            consumerPerSubscription: 1
            producerRate: 200
            warmupDuration: 0s
            testDuration: 1s
            """;

    /** A cluster of the run's own. */
    static final String DRIVER = """
            name: Throwaway
            driverClass: kafka
            embeddedBroker: true
            consumerConfig: |
              auto.offset.reset=earliest
            """;

    private Samples() {}

    static String write(Path dir, String name, String text) {
        try {
            return Files.writeString(dir.resolve(name), text).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
