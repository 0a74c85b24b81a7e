package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Campaigns that do not go on, as what is in their folders is not what bench has written there. */
class ResumeUsageTest extends SampleFiles {
    @BeforeEach
    void useTheBrokerInMemory() {
        driver = Samples.write(dir, "d.yaml", "name: Loopback\ndriverClass: loopback\n");
    }

    @Test
    void withAFolderAloneTheCommandLineOfTheCampaignIsTakenAgain() throws Exception {
        Files.createDirectory(dir.resolve("c"));
        Files.writeString(
                dir.resolve("c/campaign.json"), campaign("[\"run\", \"--set=ssl.key.password=[hidden]\"]", "[]", "[]"));

        Invocation invocation =
                Invocation.of("run", "--resume", dir.resolve("c").toString());

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.err()).contains("its command line had secrets, which are not kept");
    }

    static Stream<Arguments> commandsOfOtherKinds() {
        return Stream.of(
                arguments("[]"),
                arguments("[\"run\"]"),
                arguments("[\"run\", \"-w\", \"w.yaml\"]"),
                arguments("[\"broker\", \"--data-dir\", \"x\"]"),
                arguments("[\"bundle\", \"x\"]"),
                arguments("[\"run\", \"--bogus\"]"));
    }

    @ParameterizedTest
    @MethodSource("commandsOfOtherKinds")
    void onlyTheCommandLineOfACampaignIsTakenAgain(String command) throws Exception {
        Path file = Files.createDirectory(dir.resolve("c")).resolve("campaign.json");
        Files.writeString(file, campaign(command, "[]", "[]"));

        Invocation invocation =
                Invocation.of("run", "--resume", dir.resolve("c").toString());

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.errLines())
                .containsExactly("bench: " + file + ": 'arguments' must be those of bench run or bench sweep, with -w"
                        + " and -d: put the file back as bench has written it");
    }

    @Test
    void aCampaignThatNamesAFileOutsideOfItsFolderDoesNotGoOn() throws Exception {
        Path decoy = Files.writeString(dir.resolve("notes.txt"), "mine");
        Path file = Files.createDirectory(dir.resolve("c")).resolve("campaign.json");
        Files.writeString(
                file,
                campaign(
                        "[\"run\", \"-w\", \"%s\", \"-d\", \"%s\", \"--repeat\", \"1\"]".formatted(workload, driver),
                        "[\"p1-r1\"]",
                        "[{\"id\": \"p1-r1\", \"point\": 1, \"settings\": {}, \"repeat\": 1, \"file\":"
                                + " \"../notes.txt\", \"state\": \"pending\"}]"));

        for (String[] arguments : new String[][] {
            {"run", "--resume", dir.resolve("c").toString()},
            {
                "run",
                "-w",
                workload,
                "-d",
                driver,
                "--repeat",
                "1",
                "--resume",
                dir.resolve("c").toString()
            }
        }) {
            Invocation invocation = Invocation.of(arguments);

            assertThat(invocation.code()).isEqualTo(2);
            assertThat(invocation.errLines())
                    .containsExactly("bench: " + file + ": the 'file' of p1-r1 must be 'runs/p1-r1.json', but is"
                            + " '../notes.txt': put the file back as bench has written it");
        }
        assertThat(decoy).hasContent("mine");
        assertThat(file.resolveSibling("runs")).doesNotExist();
    }

    /** Begun in this folder, with an order and points as the file has them. */
    private static String campaign(String arguments, String order, String points) {
        return """
                {"schemaVersion": 1, "bench": "1", "arguments": %s,
                 "directory": "%s", "startedAt": "2026-01-01T00:00:00Z", "fingerprints": {}, "kind": "campaign",
                 "seed": 1, "repeats": 1, "varied": [], "conditions": [], "skipAboveFailed": false, "order": %s,
                 "points": %s}
                """.formatted(arguments, Path.of("").toAbsolutePath(), order, points);
    }
}
