package bench.driver.kafka;

import bench.driver.DriverFixture;
import bench.testing.SharedBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Drivers of one real broker, which are closed after each test. */
@Timeout(180)
abstract class KafkaBrokerTest {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    private final List<DriverFixture> fixtures = new ArrayList<>();

    /** Of the drivers that are made next. */
    final KafkaTestConfig file = new KafkaTestConfig(BROKER.bootstrapServers());

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
