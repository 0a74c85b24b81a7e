package bench.driver.kafka;

import bench.broker.ThrowawayBroker;
import bench.driver.DriverFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Drivers of one real broker, which are closed after each test. */
@Timeout(180)
abstract class KafkaBrokerTest {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Written and read by the thread of the tests. */
    static ThrowawayBroker broker;

    private final List<DriverFixture> fixtures = new ArrayList<>();

    /** Of the drivers that are made next. */
    final KafkaTestConfig file = new KafkaTestConfig(broker.bootstrapServers());

    @BeforeAll
    static void startBroker() throws Exception {
        broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @AfterEach
    void closeDrivers() throws Exception {
        for (DriverFixture fixture : fixtures) {
            fixture.close();
        }
    }

    /** A new driver of {@link #file}. */
    final DriverFixture fixture() {
        DriverFixture fixture = new DriverFixture(new KafkaDriver(file.context()), PATIENCE);
        fixtures.add(fixture);
        return fixture;
    }

    static List<String> texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "message " + i).toList();
    }
}
