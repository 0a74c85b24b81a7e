package bench.report;

import bench.result.RunResult;
import bench.result.Search;
import bench.result.Validity;
import bench.validity.SearchCheck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Searches for a rate, and runs of them, with figures that tests know. */
public final class SampleSearches {
    private SampleSearches() {}

    /** A search whose lower bound was confirmed. */
    public static Search ended(Search.End end) {
        Search.Trial pass =
                new Search.Trial(20_001, 10, Search.Verdict.PASS, List.of(), 20_000.5, Map.of("publishLatency", 3.5));
        Search.Trial fail =
                new Search.Trial(20_409, 10, Search.Verdict.FAIL, List.of("achieved rate"), 20_100, Map.of());
        boolean confirmed = end == Search.End.CONFIRMED;
        return new Search(
                new Search.Bracket(20_001.0, 20_409.0, 0.02, List.of("achieved rate")),
                confirmed ? new Search.Confirmation(60, 1_228_800_000) : Search.Confirmation.NONE,
                List.of("endToEndResponseLatency.p99 < 50ms"),
                null,
                0,
                end,
                312,
                List.of(pass, fail));
    }

    /** A search that ended without a rate that could be measured. */
    public static RunResult withoutMeasurement(Search search) {
        return new RunResult(
                Map.of("system", "Kafka 4.4"),
                Instant.parse("2026-02-03T04:05:26Z"),
                null,
                search,
                null,
                List.of(),
                0,
                new Validity("none", List.of(SearchCheck.of(search)), List.of()),
                Optional.empty());
    }
}
