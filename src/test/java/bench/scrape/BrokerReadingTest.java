package bench.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.result.BrokerMetric;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rates of counters that do not only grow, and of pages that do not come each time. */
class BrokerReadingTest {
    private static final long SECOND_NS = 1_000_000_000;
    private static final String TOPICS =
            "redpanda_kafka_request_bytes_total{redpanda_request=\"produce\",topic=\"%s\"} %d\n";

    private final BrokerReading reading = new BrokerReading();

    private Double cpu(String page, long atSeconds) throws UnreadableMetricsException {
        return reading.read(MetricSourcesTest.page(page, atSeconds * SECOND_NS)).get(BrokerMetric.CPU);
    }

    private Double networkIn(String page, long atSeconds) throws UnreadableMetricsException {
        return reading.read(MetricSourcesTest.page(page, atSeconds * SECOND_NS)).get(BrokerMetric.NETWORK_IN);
    }

    @Test
    void theFirstPageHasNoRates() throws UnreadableMetricsException {
        assertThat(cpu("process_cpu_seconds_total 100\n", 0)).isNull();
        assertThat(cpu("process_cpu_seconds_total 101\n", 1)).isEqualTo(100);
    }

    @Test
    void aRestartedBrokerCountsFromZero() throws UnreadableMetricsException {
        var unused = cpu("process_cpu_seconds_total 100\n", 0);

        assertThat(cpu("process_cpu_seconds_total 4\n", 10)).isEqualTo(40);
        assertThat(cpu("process_cpu_seconds_total 5\n", 11)).isEqualTo(100);
    }

    @Test
    void aRateAfterAGapIsThatOfTheWholeGap() throws UnreadableMetricsException {
        var unused = cpu("process_cpu_seconds_total 100\n", 0);

        assertThat(cpu("process_cpu_seconds_total 130\n", 30)).isEqualTo(100);
    }

    @Test
    void aRateAfterPagesWithoutItsMetricIsThatOfTheWholeTime() throws UnreadableMetricsException {
        var unused = cpu("process_cpu_seconds_total 100\n", 0);

        assertThat(cpu("", 10)).isNull();
        assertThat(cpu("kafka_network_requestchannel_requestqueuesize 1\n", 20)).isNull();
        assertThat(cpu("process_cpu_seconds_total 130\n", 30)).isEqualTo(100);
    }

    @Test
    void aTopicThatIsNewCountsFromZero() throws UnreadableMetricsException {
        var unused = networkIn(TOPICS.formatted("a", 1 << 20), 0);

        assertThat(networkIn(TOPICS.formatted("a", 2 << 20) + TOPICS.formatted("b", 3 << 20), 1))
                .isEqualTo(4);
    }

    @Test
    void aMetricThatIsNewHasNoRateYet() throws UnreadableMetricsException {
        var unused = cpu("up 1\n", 0);

        assertThat(cpu("process_cpu_seconds_total 100\n", 1)).isNull();
    }

    @Test
    void whatIsNoNumberIsNotThere() throws UnreadableMetricsException {
        var unused = cpu("process_cpu_seconds_total 1\n", 0);

        assertThat(cpu("process_cpu_seconds_total NaN\n", 1)).isNull();
    }

    @Test
    void aSelectorTakesWhatItsConditionsSay() {
        Selector selector = Selector.of("a{b=\"x.\", c!=\"y\", d=~\"1|2\", e!~\"z.*\", f=\"\"}");

        assertThat(selector.name()).isEqualTo("a");
        assertThat(selector.takes(Map.of("b", "x.", "d", "2"))).isTrue();
        assertThat(selector.takes(Map.of("b", "xx", "d", "2"))).isFalse();
        assertThat(selector.takes(Map.of("b", "x.", "c", "y", "d", "2"))).isFalse();
        assertThat(selector.takes(Map.of("b", "x.", "d", "12"))).isFalse();
        assertThat(selector.takes(Map.of("b", "x.", "d", "1", "e", "zz"))).isFalse();
        assertThat(selector.takes(Map.of("b", "x.", "d", "1", "f", "g"))).isFalse();
        assertThatThrownBy(() -> Selector.of("a{b=x}")).hasMessageContaining("b=x");
    }
}
