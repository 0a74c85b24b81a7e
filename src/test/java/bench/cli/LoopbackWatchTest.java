package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.Driver;
import bench.driver.DriverFixture;
import bench.driver.ProducerSpec;
import bench.driver.Topic;
import bench.report.Runs;
import bench.result.Result;
import bench.testing.Drivers;
import bench.testing.ForwardingDriver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LoopbackWatchTest {
    private static final Topic TOPIC = new Topic("t", 1);

    @AutoClose
    private final Driver driver = Drivers.loopback(Drivers.acksAfter(Duration.ofMillis(1)));

    private final Result result = Runs.document(1, Runs.result(1, null));

    @Test
    void theBrokerInMemoryAddsItsLongestAckOfTheMeasurementToTheResult() throws Exception {
        LoopbackWatch watch = new LoopbackWatch(driver);
        driver.createTopics(List.of(TOPIC)).get();
        assertThat(watch.complete(result)).isEqualTo(result);

        watch.measurementAnnounced(0);
        DriverFixture.send(driver.createProducer(new ProducerSpec(TOPIC, 0)).get(), null, new byte[1])
                .get();
        assertThat(watch.complete(result).environment().system())
                .containsAllEntriesOf(result.environment().system())
                .containsKey("longestAck");
    }

    @Test
    void anyOtherDriverIsNotAsked() {
        LoopbackWatch watch = new LoopbackWatch(new ForwardingDriver(driver));
        watch.measurementAnnounced(0);
        assertThat(watch.complete(result)).isSameAs(result);
    }
}
