package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.BrokerFigures;
import bench.result.BrokerFigures.Percentiles;
import bench.result.BrokerFigures.PublishLatency;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerTableTest {
    private static final PublishLatency SOME =
            new PublishLatency(12_345, 2, new Percentiles(1.234, 2, 3, 4.5, 6.789, 9.999), 12.3);
    private static final PublishLatency NONE = new PublishLatency(0, 0, new Percentiles(0, 0, 0, 0, 0, 0), 0);

    private final StringWriter text = new StringWriter();
    private final BrokerTable table = new BrokerTable(new PrintWriter(text));

    @Test
    void hasALineForEachBroker() {
        table.print(List.of(
                new BrokerFigures(1, "kafka-1:9092", "rack-1", 4, SOME),
                new BrokerFigures(2, "kafka-2.a-rather-long-domain.example.com:9092", null, 0, NONE),
                new BrokerFigures(null, "7 more brokers", null, 12, SOME)));

        assertThat(text.toString().lines())
                .allMatch(line -> line.length() <= 80)
                .containsExactly(
                        "",
                        "                                               Publish Latency (ms)",
                        "Broker                       leads  messages     50%      99%    99.9%      Max",
                        "1 kafka-1:9092 rack-1            4    12,345   1.234    4.500    6.789   12.300",
                        "2 kafka-2.a-...ple.com:9092      0         0       -        -        -        -",
                        "7 more brokers                  12    12,345   1.234    4.500    6.789   12.300");
    }

    @Test
    void aPercentileOfTooFewMessagesIsMarked() {
        PublishLatency few = new PublishLatency(100, 2, new Percentiles(1, 2, 3, 4, 5, 6), 7);
        table.print(
                List.of(new BrokerFigures(1, "a:9092", null, 1, few), new BrokerFigures(2, "b:9092", null, 1, SOME)));

        assertThat(text.toString().lines())
                .contains("1 a:9092                         1       100   1.000    4.000*   5.000*   7.000")
                .last()
                .isEqualTo("* fewer than 10 samples lie above this percentile");
    }

    @Test
    void isNotThereForASingleBroker() {
        table.print(List.of(new BrokerFigures(1, "a:9092", null, 1, SOME)));

        assertThat(text.toString()).isEmpty();
    }
}
