package bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    private final Figures figures = Figures.of(Runs.document(2, Runs.result(2, null)));

    @ParameterizedTest
    @CsvSource({
        "publishLatency.avg, 500.50031, ms, true",
        "publishResponseLatency.p99, 990.38, ms, true",
        "publishDelayLatency.p50, 500, us, true",
        "endToEndLatency.p9999, 1000.342, ms, false",
        "publishRate, 50038.6, msg/s, true",
        "consumeRate, 50035.3, msg/s, true",
        "messagesSent, 1000772, '', true",
        "delivery.lost, 1, '', true",
        "delivery.corrupt, 5, '', true"
    })
    void areFoundByName(String name, double value, String unit, boolean supported) {
        assertThat(figures.find(name)).contains(new Figure(name, value, unit, supported));
    }

    @Test
    void namesAreThoseOfAllThatIsFound() {
        assertThat(figures.names())
                .allSatisfy(name -> assertThat(figures.find(name))
                        .get()
                        .extracting(Figure::name)
                        .isEqualTo(name));
        assertThat(figures.find("publishLatency.p98")).isEmpty();
    }

    @Test
    void thereAreNoneOfADeliveryThatNobodyHasChecked() {
        Figures unchecked = Figures.of(Runs.document(1, Runs.withoutConsumers()));

        assertThat(unchecked.find("delivery.lost")).isEmpty();
        assertThat(unchecked.find("delivery.unanswered"))
                .get()
                .extracting(Figure::value)
                .isEqualTo(3.0);
        assertThat(Figures.of(Runs.document(1, Runs.withoutStamp())).names())
                .noneMatch(name -> name.startsWith("delivery."));
    }
}
