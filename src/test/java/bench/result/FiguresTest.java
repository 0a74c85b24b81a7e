package bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.Runs;
import bench.report.SamplePhases;
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
        "publishLatency.count, 2000, '', true",
        "sendErrors, 0, '', true",
        "publishErrorShare, 0, %, true",
        "backlog.avg, 123, '', true",
        "backlog.max, 123, '', true",
        "backlog.end, 123, '', true",
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
    void everyOneHasItsUnit() {
        assertThat(figures.names())
                .containsExactlyInAnyOrderElementsOf(Figures.unitsByName().keySet());
        assertThat(figures.names().stream().flatMap(name -> figures.find(name).stream()))
                .allSatisfy(figure -> assertThat(figure.unit())
                        .isEqualTo(Figures.unitsByName().get(figure.name())));
    }

    @ParameterizedTest
    @CsvSource({
        "warm-up, publishResponseLatency.p99, 990.38, ms, true",
        "a, publishResponseLatency.p99, 990.38, ms, true",
        "a, publishLatency.p9999, 1000.342, ms, false",
        "a, publishLatency.count, 1000, '', true",
        "a, publishRate, 50038.6, msg/s, true",
        "a, messagesSent, 500386, '', true",
        "a, backlog.max, 0, '', true",
        "b, backlog.max, 100, '', true",
        "b, backlog.end, 100, '', true"
    })
    void ofAPhaseAreItsOwn(String phase, String name, double value, String unit, boolean supported) {
        assertThat(Figures.of(SamplePhases.inPhases("a", "b"), phase)
                        .orElseThrow()
                        .find(name))
                .contains(new Figure(name, value, unit, supported));
    }

    @Test
    void aPhaseThatIsNotThereHasNone() {
        assertThat(Figures.of(SamplePhases.inPhases("a", "b"), "measurement")).isEmpty();
        assertThat(Figures.of(Runs.document(1, Runs.withoutStamp()), "measurement"))
                .isPresent();
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
