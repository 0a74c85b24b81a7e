package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.EditedResults;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What {@code bench compare} answers, and its exit code. */
class CompareCommandTest extends SampleSides {
    @Test
    void aRegressionIsExitCode4() {
        Invocation compare = compare(sides(QUIET, 8, 1.2));

        assertThat(compare.code()).isEqualTo(4);
        assertThat(compare.err()).isEmpty();
        assertThat(compare.outLines())
                .startsWith("8 runs of the base, 8 new; a change of 5 % matters", "", "Answer: REGRESSION")
                .allMatch(line -> line.length() <= 100)
                .anyMatch(line -> line.startsWith("Shift in % at"))
                .anyMatch(line -> line.startsWith("Drift: none is seen"));
    }

    @Test
    void anImprovementAndNoChangeAreExitCode0() {
        assertThat(compare(sides(QUIET, 8, 0.8)))
                .satisfies(each -> assertThat(each.code()).isZero())
                .satisfies(each -> assertThat(each.outLines()).contains("Answer: IMPROVEMENT"));
        assertThat(compare(sides(QUIET, 8, 1)))
                .satisfies(each -> assertThat(each.code()).isZero())
                .satisfies(each -> assertThat(each.outLines()).contains("Answer: NO CHANGE"));
    }

    @Test
    void whatIsOpenIsNeverASilentPass() {
        List<String> sides = sides(NOISY, 8, 1.05);

        Invocation warned = compare(sides);
        Invocation failed = compare(sides, "--inconclusive", "fail");

        assertThat(warned.outLines()).contains("Answer: INCONCLUSIVE");
        assertThat(warned.errLines())
                .containsExactly("bench: warning: the runs do not show the answer of every primary figure; with"
                        + " --inconclusive fail this is exit code 4");
        assertThat(warned.code()).isZero();
        assertThat(failed.err()).isEmpty();
        assertThat(failed.code()).isEqualTo(4);
    }

    @Test
    void runsThatAreNotToBeTrustedAreRefused() {
        List<String> sides = List.of(
                "--base",
                write("b.json", result(0, 1)),
                "--new",
                write("n.json", EditedResults.invalid()),
                write(
                        "m.json",
                        EditedResults.of(
                                result(3, 1), fields -> ((ObjectNode) fields.path("run")).put("reason", "stopped"))));

        Invocation refused = compare(sides);

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.errLines())
                .containsExactly(
                        "bench: n: is not to be trusted (invalid: send errors): measure again, leave it out, or compare"
                                + " it all the same with --include-invalid",
                        "bench: m: is not to be trusted (the run was not finished): measure again, leave it out, or"
                                + " compare it all the same with --include-invalid");
        assertThat(compare(sides, "--include-invalid"))
                .satisfies(each -> assertThat(each.code()).isZero())
                .satisfies(each -> assertThat(each.outLines())
                        .contains("note  not to be trusted, and compared all the same: n, m"));
    }

    @Test
    void aSingleRunASideHasNoAnswerUnlessAskedFor() {
        List<String> sides = sides(QUIET, 1, 2);

        assertThat(compare(sides))
                .satisfies(each -> assertThat(each.code()).isZero())
                .satisfies(each -> assertThat(each.outLines())
                        .contains("Answer: INCONCLUSIVE")
                        .contains("note  intervals are of what has varied within these two runs, and not from run to"
                                + " run"));
        assertThat(compare(sides, "--inconclusive", "fail").code()).isEqualTo(4);
    }
}
