package bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RunListenersTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void allAreToldInTheirOrder() {
        RunListeners listeners = new RunListeners(List.of(listener("a"), listener("b")));

        listeners.phaseStarted(Phase.WARM_UP, PhaseLength.exactly(Duration.ofSeconds(1)));
        listeners.tick(null);
        listeners.intervalEnded(null);
        listeners.judgedSoFar(null);
        listeners.searching(null);
        listeners.runEnded(null);
        listeners.resultReady(null);

        assertThat(told)
                .containsExactly(
                        "a warm-up",
                        "b warm-up",
                        "a tick",
                        "b tick",
                        "a interval",
                        "b interval",
                        "a verdict",
                        "b verdict",
                        "a search",
                        "b search",
                        "a end",
                        "b end",
                        "a result",
                        "b result");
    }

    @Test
    void oneThatFailsDoesNotKeepTheOthersFromTheResult() {
        RunListener full = new RunListener() {
            @Override
            public void resultReady(Result result) {
                throw new IllegalStateException("disk full");
            }
        };
        RunListeners listeners = new RunListeners(List.of(full, listener("b")));

        assertThatThrownBy(() -> listeners.resultReady(null)).hasMessage("disk full");

        assertThat(told).containsExactly("b result");
    }

    private RunListener listener(String name) {
        return new RunListener() {
            @Override
            public void phaseStarted(Phase phase, PhaseLength length) {
                told.add(name + " " + phase.name());
            }

            @Override
            public void tick(RunInterval part) {
                told.add(name + " tick");
            }

            @Override
            public void intervalEnded(RunInterval interval) {
                told.add(name + " interval");
            }

            @Override
            public void judgedSoFar(Supplier<Validity> validity) {
                told.add(name + " verdict");
            }

            @Override
            public void searching(SearchProgress progress) {
                told.add(name + " search");
            }

            @Override
            public void runEnded(RunResult result) {
                told.add(name + " end");
            }

            @Override
            public void resultReady(Result result) {
                told.add(name + " result");
            }
        };
    }
}
