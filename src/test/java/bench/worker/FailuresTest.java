package bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final List<String> warnings = new ArrayList<>();
    private final Failures failures = new Failures(warnings::add, failure -> false);

    @Test
    void tellsTheEleventhReasonAlsoAfterTenThatDifferInDigits() {
        for (int i = 0; i < 20; i++) {
            failures.sendFailed(new IllegalStateException("expired " + i + " record(s) for t-0: " + i + " ms"));
        }
        failures.sendFailed(new IllegalArgumentException("too large"));

        assertThat(warnings)
                .containsExactly(
                        "sends fail: IllegalStateException: expired 0 record(s) for t-0: 0 ms",
                        "sends fail: IllegalArgumentException: too large");
    }

    @Test
    void saysInTheEndHowManyMoreFailedForEachReason() {
        for (int i = 0; i < 5_000; i++) {
            failures.sendFailed(new IllegalStateException("refused"));
        }
        failures.warnOfRest();

        assertThat(warnings)
                .containsExactly(
                        "sends fail: IllegalStateException: refused",
                        "and 4,999 more of the kind: sends fail: IllegalStateException: refused");
    }

    @Test
    void tellsTheCauseForWhichAClientIsBroken() {
        IllegalStateException cause = new IllegalStateException("cluster authorization failed");
        failures.sendFailed(new RuntimeException("cannot send in an error state", cause));
        failures.sendFailed(cause);

        assertThat(warnings).containsExactly("sends fail: IllegalStateException: cluster authorization failed");
    }

    @Test
    void tellsOnceThatClientsDidNotCloseInOrder() {
        for (int i = 0; i < 3; i++) {
            failures.closeFailed(new IllegalStateException("cannot leave subscription bench-1f-" + i));
        }

        assertThat(warnings).containsExactly("a consumer did not close in order: cannot leave subscription bench-1f-0");
    }
}
