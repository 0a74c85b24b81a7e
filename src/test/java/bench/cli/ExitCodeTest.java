package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.EditedResults;
import bench.report.Runs;
import bench.result.Check;
import bench.result.Figure;
import bench.result.Limits;
import bench.result.Phrase;
import bench.result.Result;
import bench.result.Threshold;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    private static final Threshold MET = Threshold.judged("a", new Figure("a", 1, "", true), 1, true);
    private static final Threshold MISSED = Threshold.unknown("a", 1, "", "no samples");

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 4, 4", "4, 3, 3", "3, 4, 3", "3, 1, 1", "1, 4, 1", "2, 4, 2", "2, 1, 1", "4, 0, 4"})
    void ofSeveralRunsTheWorstCounts(int one, int other, int worse) {
        assertThat(ExitCode.worse(one, other)).isEqualTo(worse);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "4, 1", "3, 1", "1, 1", "2, 2", "130, 130"})
    void lostOutputIsAFailureUnlessNothingWasRun(int code, int withLostOutput) {
        assertThat(ExitCode.withLostOutput(code)).isEqualTo(withLostOutput);
    }

    @Test
    void aThresholdThatIsMissedCountsLessThanFiguresThatAreNotToBeTrusted() {
        Result valid = Runs.document(1, Runs.result(1, null));
        Check check = Check.of("c", 1, Limits.invalidAbove("", 0), Phrase.of("1"));
        Result invalid = EditedResults.judged(valid, check);

        assertThat(ExitCode.of(valid)).isEqualTo(ExitCode.VALID);
        assertThat(ExitCode.of(valid.withThresholds(List.of(MET)))).isEqualTo(ExitCode.VALID);
        assertThat(ExitCode.of(valid.withThresholds(List.of(MET, MISSED)))).isEqualTo(ExitCode.THRESHOLD);
        assertThat(ExitCode.of(invalid.withThresholds(List.of(MISSED)))).isEqualTo(ExitCode.INVALID);
    }
}
