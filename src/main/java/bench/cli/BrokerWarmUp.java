package bench.cli;

import bench.broker.BrokerException;
import bench.campaign.CampaignFolder;
import bench.campaign.CampaignLoop;
import bench.yaml.ConfigException;
import bench.yaml.Durations;
import bench.yaml.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A load on the throwaway broker of a campaign before its first run: a broker that has just started is slow, and the first points
 * would be measured with another one than the last.
 *
 * @param folder of the campaign
 * @param runner makes runs on that broker
 */
record BrokerWarmUp(CampaignFolder folder, CampaignRunner runner) {
    private static final String ID = "broker-warm-up";

    /** As that of the shipped simple workload; rates of which a small machine is capable. */
    private static final String WORKLOAD = """
            name: Broker warm-up
            topics: 1
            partitionsPerTopic: 16
            messageSize: 1024
            producersPerTopic: 1
            subscriptionsPerTopic: 1
            consumerPerSubscription: 1
            producerRate: 10000
            warmupDuration: 0s
            """;

    private static final String DRIVER = """
            name: Throwaway broker
            driverClass: kafka
            embeddedBroker: true
            consumerConfig: |
              auto.offset.reset=earliest
            """;

    /**
     * Runs it.
     *
     * @param length zero for not at all
     * @throws BrokerException when it fails
     * @throws InterruptedException when the thread was interrupted
     */
    void run(Duration length, Progress progress) throws InterruptedException {
        if (length.isZero()) {
            return;
        }
        progress.say("Warming the broker up: %s", Durations.shown(length));
        Path workload = write("workload", WORKLOAD + "testDuration: " + Durations.shown(length) + "\n");
        Path driver = write("driver", DRIVER);
        String result = "logs/" + ID + ".json";
        CampaignLoop.Ended ended = runner.run(
                ID,
                result,
                List.of(
                        "run",
                        "--workloads=" + workload,
                        "--drivers=" + driver,
                        "--output=" + folder.dir().resolve(result)));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        ended.reason().ifPresent(why -> {
            throw new BrokerException("the throwaway broker cannot be warmed up: " + why);
        });
    }

    private Path write(String kind, String content) {
        Path file = folder.log(ID).resolveSibling(ID + "-" + kind + ".yaml");
        try {
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be written to: " + Wording.reason(e));
        }
    }
}
