package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Result;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A count and a rate that stand side by side. */
class RateTableTest {
    private static final long SENT = 500_386;
    private static final long READ = 500_353;

    private static List<String> printed(Result.CameIn cameIn) {
        StringWriter text = new StringWriter();
        Result.Run run = Runs.document(1, Runs.result(1, null)).run();
        Result.Messages messages = run.messages();
        new RateTable(new PrintWriter(text, true))
                .print(new Result.Run(
                        run.id(),
                        run.reason(),
                        run.times(),
                        new Result.Messages(messages.counts(), cameIn, 0, 0, 0),
                        run.throughput(),
                        run.topics()));
        return text.toString().lines().toList();
    }

    @Test
    void areOfTheSameMessagesWhereABacklogWasRead() {
        assertThat(printed(new Result.CameIn(SENT, READ + 5_437_000, 0, 5_437_000)))
                .contains("Acknowledged             500,386      50,038.6       48.87")
                .containsSequence(
                        "Received               5,937,353      50,035.3       48.86",
                        "  sent before          5,437,000");
    }

    @Test
    void areOfTheSameMessagesWhereAQueueFromBeforeHasFilledTheTime() {
        assertThat(printed(new Result.CameIn(SENT, READ, SENT, READ)))
                .containsSequence(
                        "Acknowledged             500,386      50,038.6       48.87",
                        "  sent before            500,386",
                        "  came in later          500,386");
    }

    @Test
    void areOneLineWhereOnlyTheEdgesSetThemApart() {
        assertThat(printed(new Result.CameIn(SENT - 1_000, READ + 500, 1_500, 2_000)))
                .contains(
                        "Acknowledged             500,386      50,038.6       48.87",
                        "Received                 500,353      50,035.3       48.86")
                .noneMatch(line -> line.contains("sent before") || line.contains("later"));
    }

    @Test
    void areAsCountedInAFileThatSaysNoMore() {
        assertThat(printed(null)).contains("Received                 500,353      50,035.3       48.86");
    }
}
