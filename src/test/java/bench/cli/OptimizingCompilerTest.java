package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.DriverFormats;
import bench.config.Workload;
import bench.config.WorkloadReader;
import bench.yaml.ReadOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What it does to a process is seen in one of its own: RunIT. */
class OptimizingCompilerTest {
    private static final int FEW = OptimizingCompiler.FEW_PROCESSORS;

    @Test
    void disturbsModerateLoadsOnFewProcessors() {
        assertThat(OptimizingCompiler.disturbs(List.of(workload(50_000, 1)), FEW))
                .isTrue();
        assertThat(OptimizingCompiler.disturbs(List.of(workload(100_000, 0)), FEW))
                .isTrue();
        assertThat(OptimizingCompiler.disturbs(List.of(workload(50_000, 1)), FEW + 1))
                .isFalse();
    }

    @Test
    void isNeededForHighRatesOfSendsAndReceiptsTogether() {
        assertThat(OptimizingCompiler.disturbs(List.of(workload(50_001, 1)), FEW))
                .isFalse();
        assertThat(OptimizingCompiler.disturbs(List.of(workload(20_000, 5)), FEW))
                .isFalse();
        assertThat(OptimizingCompiler.disturbs(List.of(workload(10_000_000, 0)), FEW))
                .isFalse();
    }

    @Test
    void isNeededWhereOneOfTheLoadsOfAProcessNeedsIt() {
        assertThat(OptimizingCompiler.disturbs(List.of(workload(1_000, 1), workload(1_000_000, 1)), FEW))
                .isFalse();
    }

    @Test
    void hasDoneItsWorkAfterALongWarmupOfTheFirstLoad() {
        Workload lukewarm = workload(1_000, 1, "29s");
        Workload warm = workload(1_000, 1, "30s");
        assertThat(OptimizingCompiler.disturbs(List.of(lukewarm, warm), FEW)).isTrue();
        assertThat(OptimizingCompiler.disturbs(List.of(warm, lukewarm), FEW)).isFalse();
    }

    private static Workload workload(int rate, int subscriptions) {
        return workload(rate, subscriptions, "0s");
    }

    private static Workload workload(int rate, int subscriptions, String warmup) {
        String yaml = """
                topics: 1
                partitionsPerTopic: 1
                messageSize: 100
                producersPerTopic: 1
                warmupDuration: %s
                testDuration: 1s
                subscriptionsPerTopic: %d
                consumerPerSubscription: %d
                producerRate: %d
                """.formatted(warmup, subscriptions, Math.min(subscriptions, 1), rate);
        return WorkloadReader.parse(yaml, Path.of("w.yaml"), DriverFormats.NONE, ReadOptions.standard(warning -> {}))
                .value();
    }
}
