package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.BrokerMetrics;
import bench.result.Figures;
import bench.result.Result;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What brokers have said of themselves, in the summary and in Markdown. */
class BrokerMetricTableTest {
    private static BrokerMetrics.Broker broker(String name, double cpu, double queue) {
        return new BrokerMetrics.Broker(
                name,
                "http://" + name + "/metrics",
                Map.of("cpuPercent", cpu, "requestQueue", queue),
                Map.of("cpuPercent", List.of(cpu, cpu), "requestQueue", List.of(queue, queue)),
                0,
                null);
    }

    private static BrokerMetrics.Broker silent(String name, String problem) {
        return new BrokerMetrics.Broker(
                name,
                "http://" + name + "/metrics",
                Map.of("cpuPercent", 50.0),
                Map.of("cpuPercent", Arrays.asList(50.0, null)),
                1,
                problem);
    }

    private static BrokerMetrics metrics(Double cpuPercentPerMBs, BrokerMetrics.Broker... brokers) {
        return new BrokerMetrics(List.of(brokers), List.of(10.0, 20.0), cpuPercentPerMBs);
    }

    private static List<String> printed(BrokerMetrics metrics) {
        StringWriter text = new StringWriter();
        new BrokerMetricTable(new PrintWriter(text)).print(metrics);
        return text.toString().lines().toList();
    }

    @Test
    void aBrokerIsALineForEachMetric() {
        assertThat(printed(metrics(3.14159, broker("a:7071", 1_234.56, 0.5))))
                .containsExactly(
                        "",
                        "Broker metrics                            mean",
                        "CPU (% of a core)                      1,234.6",
                        "Request queue                             0.50",
                        "CPU a MB/s (% of a core)                  3.14");
    }

    @Test
    void ofSeveralTheLowestAndTheHighestAreShown() {
        assertThat(printed(metrics(null, broker("a:7071", 100, 0), broker("b:7071", 300, 2))))
                .containsExactly(
                        "",
                        "Broker metrics of 2                       mean        lowest       highest",
                        "CPU (% of a core)                        200.0         100.0         300.0",
                        "Request queue                             1.00          0.00          2.00");
    }

    @Test
    void aBrokerThatWasSilentIsNamed() {
        assertThat(printed(metrics(null, silent("a:7071", "cannot be connected to"))))
                .containsSubsequence(
                        "CPU (% of a core)                        50.00*",
                        "* a:7071: 1 of 2 intervals are missing; it cannot be connected to");
    }

    @Test
    void aMetricOfAPartOfTheMeasurementIsMarked() {
        BrokerMetrics.Broker partial = new BrokerMetrics.Broker(
                "b:7071",
                "http://b:7071/metrics",
                Map.of("cpuPercent", 300.0, "gcPercent", 1.0, "requestQueue", 2.0),
                Map.of(
                        "cpuPercent", Arrays.asList(300.0, null),
                        "gcPercent", Arrays.asList(1.0, null),
                        "requestQueue", List.of(1.0, 3.0)),
                0,
                null);

        assertThat(printed(metrics(null, broker("a:7071", 100, 0), partial)))
                .contains(
                        "CPU (% of a core)                        200.0*        100.0         300.0",
                        "GC (%)                                    1.00*",
                        "Request queue                             1.00          0.00          2.00",
                        "* b:7071: without CPU, GC in 1 of 2 intervals");
    }

    @Test
    void meansAreMarkedWhereABrokerNeverAnswered() {
        BrokerMetrics.Broker gone =
                new BrokerMetrics.Broker("b:7071", "http://b:7071/metrics", Map.of(), Map.of(), 2, "is gone");

        assertThat(printed(metrics(null, broker("a:7071", 100, 0), gone)))
                .contains(
                        "Request queue                             0.00*",
                        "* b:7071: 2 of 2 intervals are missing; it is gone");
    }

    @Test
    void theCostIsLeftOutWhereTheCpuOfABrokerIsNotKnown() {
        assertThat(printed(metrics(2.5, broker("a:7071", 100, 0), silent("b:7071", "is gone"))))
                .noneMatch(line -> line.startsWith("CPU a MB/s"))
                .containsSubsequence(
                        "* CPU a MB/s is left out: it is of all brokers together, and the CPU of b:7071",
                        "is not known for the whole measurement");
    }

    @Test
    void noNameMakesALineTooLongOrMovesTheCursor() {
        String hostile = "<script>\u001b[2J\n" + "x".repeat(200);

        assertThat(printed(metrics(1.0, silent(hostile, hostile), silent("b", hostile))))
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(80).doesNotContain("\u001b"));
    }

    @Test
    void withoutMetricsNothingIsPrinted() {
        assertThat(printed(null)).isEmpty();
    }

    @Test
    void markdownHasATableOfThem() {
        Result known = Runs.document(2, Runs.result(2, null));
        Result result = known.withBrokerSide(
                known.brokerSide().withMetrics(metrics(2.5, broker("a:1", 100, 0), silent("b|c", "x"))));

        String markdown =
                new String(new MarkdownSummary().of(List.of(new NamedResult("r", result))), StandardCharsets.UTF_8);

        assertThat(markdown)
                .contains(
                        "| broker metric | mean | lowest | highest |",
                        "| CPU (% of a core) | 75.00\\* | 50.00 | 100.0 |",
                        "- b\\|c\\: 1 of 2 intervals are missing; it x",
                        "- CPU a MB/s is left out\\: it is of all brokers together, and the CPU of b\\|c is not known for"
                                + " the whole measurement")
                .doesNotContain("2.50");
    }

    @Test
    void markdownHasTheCostOfTheLoad() {
        Result known = Runs.document(2, Runs.result(2, null));
        Result result = known.withBrokerSide(known.brokerSide().withMetrics(metrics(2.5, broker("a:1", 100, 0))));

        String markdown =
                new String(new MarkdownSummary().of(List.of(new NamedResult("r", result))), StandardCharsets.UTF_8);

        assertThat(markdown)
                .contains("| CPU a MB/s (% of a core) | 2.50 |  |  |")
                .doesNotContain("left out");
    }

    @Test
    void theSummaryHasThemAfterTheDelivery() {
        Result known = Runs.document(2, Runs.result(2, null));
        Result result = known.withBrokerSide(known.brokerSide().withMetrics(metrics(2.5, broker("a:1", 100, 0))));
        StringWriter text = new StringWriter();

        new RunSummary(new PrintWriter(text)).print(result, Figures.of(result));

        assertThat(text.toString()).containsSubsequence("Delivery", "Broker metrics");
    }
}
