package bench.cli;

import static bench.cli.Samples.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a workload and a driver that go together in a way that their user may not have meant. */
class FilePairTest extends SampleFiles {
    private static final String LOOPBACK = "name: L\ndriverClass: loopback\n";

    @Test
    void moreClientsThanAProcessHasAreRefusedByARunAndNotByACheckOfTheFile() {
        String loopback = Samples.write(dir, "l.yaml", LOOPBACK);
        String many = Samples.write(dir, "many.yaml", WORKLOAD.replace("topics: 1", "topics: 200000"));

        Invocation validated = Invocation.of("validate", "-w", many, "-d", loopback);
        Invocation run = Invocation.of("run", "-w", many, "-d", loopback, "--output-dir", dir.toString());

        String reason = many + ": its 400,000 clients are too many for one process: each is a thread, and a run has up"
                + " to 100,000: ask for fewer topics, producers or consumers";
        assertThat(validated.errLines()).containsExactly("bench: warning: " + reason);
        assertThat(validated.code()).isZero();
        assertThat(run.errLines()).containsExactly("bench: " + reason);
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void aBlockBehindTheEndOfTheMeasurementIsSaidToBeNone() {
        String late = Samples.write(dir, "l.yaml", LOOPBACK + "blockSend: {at: 10m, duration: 1s}\n");
        String early = Samples.write(dir, "e.yaml", LOOPBACK + "blockSend: {at: 999ms, duration: 1s}\n");

        Invocation validated = Invocation.of("validate", "-w", workload, "-d", late, early);

        assertThat(validated.errLines())
                .singleElement()
                .asString()
                .matches(
                        "bench: warning: .*l.yaml:\\d:1: blockSend blocks 10m after the start of the measurement, and so"
                                + " never in the 1s of .*w.yaml: block earlier, or measure for longer");
        assertThat(validated.code()).isZero();
    }

    @Test
    void serversForADriverWithoutAnyAreRefused() {
        String loopback = Samples.write(dir, "l.yaml", LOOPBACK);

        for (String option : List.of("--bootstrap-servers=a:1", "--set=commonConfig.bootstrap.servers=a:1")) {
            Invocation run = Invocation.of("run", "-w", workload, "-d", loopback, option);

            assertThat(run.errLines())
                    .containsExactly("bench: " + option.substring(0, option.indexOf('='))
                            + ": bootstrap.servers must be" + " left out for " + loopback
                            + ": its driverClass is loopback, which connects to no server");
            assertThat(run.code()).isEqualTo(2);
        }
    }

    @Test
    void topicsOfABrokerThatEndsWithTheRunAreNotKept() throws Exception {
        String loopback = Samples.write(dir, "l.yaml", LOOPBACK);
        Path result = dir.resolve("result.json");

        Invocation run = Invocation.of(
                "run", "-w", workload, "-d", loopback, "--keep-topics", "--duration", "100ms", "-o", result.toString());

        assertThat(run.errLines())
                .contains(
                        "bench: warning: --keep-topics has no effect with " + loopback
                                + ": its broker ends with the run, and the topics with it ('bench broker' starts one that stays)")
                .noneMatch(line -> line.startsWith("Kept"));
        assertThat(Files.readString(result)).contains("\"keptTopics\" : [ ]");
    }
}
