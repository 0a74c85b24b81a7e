package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run says of its result that is stopped on its way. */
class StoppedRunTest extends LoopbackRuns {
    private static final String NONE = "No result: the measurement had not begun";

    @Test
    void withoutAMeasurementThereIsNone() {
        assertThat(stoppedAt("warm-up traffic", "--warmup=10m").err())
                .contains(NONE)
                .doesNotContain("Result: ");
        assertThat(stoppedAt("backlog building traffic", "--set=consumerBacklogSizeGB=10")
                        .err())
                .contains(NONE);
    }

    @Test
    void ofAMeasurementThereIsOne() {
        assertThat(stoppedAt("Pub rate", "--duration=10m", "--report-interval=100ms")
                        .err())
                .contains("Result: ")
                .doesNotContain(NONE);
    }

    /** Runs until a line with this text is printed, which the control thread does. */
    private Invocation stoppedAt(String text, String... options) {
        StringWriter out = new StringWriter();
        Writer stopping = new Writer() {
            private boolean isStopped;

            @Override
            public void write(char[] chars, int from, int length) {
                out.write(chars, from, length);
                if (!isStopped && out.toString().contains(text)) {
                    isStopped = true;
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        StringWriter err = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(arguments(options)));
        arguments.addAll(List.of("-o", dir.resolve("r.json").toString()));
        int code = Bench.execute(
                new Bench(), new PrintWriter(stopping, true), new PrintWriter(err), arguments.toArray(String[]::new));
        // Of a run that was over before it noticed.
        var unused = Thread.interrupted();
        return new Invocation(code, out.toString(), err.toString());
    }
}
