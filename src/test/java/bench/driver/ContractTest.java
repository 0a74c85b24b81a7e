package bench.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the parts of the driver contract have in common: drivers of one system that are closed after the test. */
@Timeout(180)
abstract class ContractTest {
    private final List<DriverFixture> fixtures = new ArrayList<>();

    /** The driver under test. */
    protected DriverFixture bench;

    /** Makes a driver; all those of one test reach the same system. */
    protected abstract Driver newDriver();

    /** How long something that must happen may take. */
    protected Duration patience() {
        return Duration.ofSeconds(60);
    }

    @BeforeEach
    public void makeDriver() {
        bench = newFixture();
    }

    @AfterEach
    public void closeDrivers() throws Exception {
        for (DriverFixture fixture : fixtures) {
            fixture.close();
        }
    }

    /** Another driver of the same system. */
    final DriverFixture newFixture() {
        DriverFixture fixture = new DriverFixture(newDriver(), patience());
        fixtures.add(fixture);
        return fixture;
    }

    /** The texts {@code prefix + i}, {@code from} included, {@code to} not. */
    static List<String> texts(String prefix, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> prefix + i).toList();
    }
}
