package bench.report;

import bench.result.Figure;
import bench.result.Result;
import bench.result.Spread;
import bench.result.Statistic;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures as github-action-benchmark reads them, under names that do not change from run to run: latencies for its tool {@code
 * customSmallerIsBetter}, rates for {@code customBiggerIsBetter}. Of several results of the same workload and driver the median,
 * with the range.
 */
public final class GithubBenchmark implements ResultFormat {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Predicate<String> names;

    private GithubBenchmark(Predicate<String> names) {
        this.names = names;
    }

    /** Percentiles of the response latencies: the smaller, the better. */
    public static GithubBenchmark ofLatencies() {
        List<String> starts = Stream.of(Latency.PUBLISH_RESPONSE, Latency.END_TO_END_RESPONSE)
                .map(latency -> latency.resultName() + ".")
                .toList();
        return new GithubBenchmark(
                name -> !Statistic.AVG.isOf(name) && starts.stream().anyMatch(name::startsWith));
    }

    /** Rates: the bigger, the better. They say something of a load without a limit, or of a rate that was searched. */
    public static GithubBenchmark ofRates() {
        return new GithubBenchmark(name -> name.equals("publishRate") || name.equals("consumeRate"));
    }

    @Override
    public boolean takes(Result result) {
        return result.isTrusted();
    }

    @Override
    public byte[] of(List<NamedResult> results) {
        Map<NamedResult.Names, List<NamedResult>> bySetup = results.stream()
                .collect(Collectors.groupingBy(NamedResult::names, LinkedHashMap::new, Collectors.toList()));
        List<Map<String, Object>> entries = new ArrayList<>();
        bySetup.forEach((setup, ofSetup) -> {
            List<Map<String, Figure>> figures = ofSetup.stream()
                    .map(each -> HistoryFigures.of(each.result()))
                    .toList();
            HistoryFigures.common(figures).stream()
                    .filter(names)
                    .forEach(name -> entries.add(entry(
                            setup,
                            figures.get(0).get(name),
                            Spread.of(figures.stream()
                                            .map(each -> each.get(name).value())
                                            .toList())
                                    .orElseThrow())));
        });
        return MAPPER.writeValueAsBytes(entries);
    }

    private static Map<String, Object> entry(NamedResult.Names setup, Figure figure, Spread spread) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", cell(setup.text()) + ": " + figure.name());
        entry.put("unit", figure.unit());
        entry.put("value", spread.median());
        if (spread.runs() > 1) {
            entry.put("range", CsvText.cell(spread.least()) + " to " + CsvText.cell(spread.greatest()));
            entry.put("extra", "median of " + spread.runs() + " runs");
        }
        return entry;
    }

    /** The action puts names between backticks into a table. */
    private static String cell(String name) {
        return name.replace('|', '/').replace('`', '\'');
    }
}
