package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bench.campaign.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParseResult;

/** Command lines of campaigns, as far as they start no run. */
class CampaignUsageTest extends SampleFiles {
    @BeforeEach
    void useTheBrokerInMemory() {
        driver = Samples.write(dir, "d.yaml", "name: Loopback\ndriverClass: loopback\n");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("run --vary bogus=1,2", "--vary: unknown key 'bogus'.*"),
                arguments("run --vary producerRat=1,2", "--vary: unknown key 'producerRat'; did you mean .*"),
                arguments("run --vary producerRate=1,x", "--vary: producerRate must be .*'x'"),
                arguments("run --vary producerRate", "--vary: must be KEY=VALUE,VALUE.*"),
                arguments(
                        "run --vary producerRate=1,2 --set producerRate=3",
                        "--set, --vary: producerRate must be set once.*"),
                arguments(
                        "run --vary topics=1,2 --vary messageSize=1,2,3 --zip",
                        "--zip: every --vary must have as many.*"),
                arguments("run --zip", "--zip: must go with two or more --vary.*"),
                arguments("run --repeat 0", "--repeat: must be a whole number from 1 to 1000, but is '0'"),
                arguments("run --repeat many", "--repeat: must be .*'many'"),
                arguments("run --repeat 2 -o -", "-o -: must be a folder for a campaign.*"),
                arguments("run --repeat 2 --hlog x.hlog", "--hlog: is for a single run.*"),
                arguments("run --repeat 2 --omb-result x.json", "--omb-result names one file, but these are 2 runs"),
                arguments("run --repeat 2 --jit fast", "--jit: must be auto, full or quick, but is 'fast'"),
                arguments("run --repeat 2 --broker-warmup soon", "--broker-warmup: must be a time.*'soon'"),
                arguments("run --broker-warmup 1s", "--broker-warmup: must go with a campaign.*"),
                arguments("run --skip-above-failed", "--skip-above-failed: must go with a campaign.*"),
                arguments("run --vary topics=1,2 --skip-above-failed", "--skip-above-failed: must go with rates.*"),
                arguments(
                        "run --vary producerRate=1,2 --find-rate",
                        "--find-rate: must not be there where the rate varies.*"),
                arguments("run --vary producerRate=1,2 --slo publishRate>1", ".*--slo.*the rate is given.*"),
                arguments("run --vary producerRate=10%,500%", "--vary: a share of the highest rate .*'500%'"),
                arguments("run --resume T/none", "T/none: has no campaign to go on with.*"),
                arguments("sweep", "missing required option: '--rates=RATE,RATE,...'.*"),
                arguments("sweep --rates 10k,many", "--rates: must be numbers of messages/s .*'many'"),
                arguments("sweep --rates 0", "--rates: must be numbers of messages/s above 0.*'0'"),
                arguments("sweep --rates 10k,10000", "--rates: producerRate must have each value once.*"),
                arguments("sweep --rates 10k,300%", "--rates: a share of the highest rate .*'300%'"),
                arguments("sweep --rates 10k --slo bogus<1", "--slo: .*unknown figure 'bogus'.*"),
                arguments(
                        "sweep --rates 10k --vary producerRate=1",
                        "--vary, --rates: producerRate must vary once, by one of these options"),
                arguments(
                        "sweep --rates 10k,20k --set producerRate=1",
                        "--set, --rates: producerRate must be set once, but is set twice"),
                arguments(
                        "sweep --rates 10k --vary workload.producerRate=1,2",
                        "--vary, --rates: producerRate must be set once, but is set twice"),
                arguments("sweep --rates 10k,20k --zip", "--zip: must go with a --vary, whose .* those of --rates.*"),
                arguments(
                        "sweep --rates 10k,20k --vary topics=1,2,3 --zip",
                        "--zip: every --vary and --rates must have as many values, but topics has 3, producerRate has"
                                + " 2"),
                arguments(
                        "sweep --rates 10%,20% --set producerRateList=[[0,100],[5,200]]",
                        "--rates of shares of the highest rate: .* has its rates in producerRateList, .*"),
                arguments("validate --repeat 0", "--repeat: must be a whole number from 1 to 1000, but is '0'"),
                arguments("validate --rates 10k,many", "--rates: must be numbers of messages/s .*'many'"),
                arguments("validate --rates 10k --broker-warmup soon", "--broker-warmup: must be a time.*'soon'"),
                arguments(
                        "validate --vary topics=1,2 --skip-above-failed", "--skip-above-failed: must go with rates.*"),
                arguments("validate --skip-above-failed", "--skip-above-failed: must go with a campaign.*"),
                arguments("validate --broker-warmup 1s", "--broker-warmup: must go with a campaign.*"),
                arguments("validate --resume T/c", "unknown option '--resume'.*"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneLineAndNothingIsRun(String line, String message) {
        List<String> arguments =
                new ArrayList<>(List.of(line.replace("T/", dir + "/").split(" ", -1)));
        arguments.addAll(List.of("-w", workload, "-d", driver));
        if (!line.contains("-o ") && !line.startsWith("validate")) {
            arguments.addAll(List.of("-o", dir.resolve("c").toString()));
        }

        Invocation invocation = Invocation.of(arguments.toArray(String[]::new));

        assertThat(invocation.errLines())
                .singleElement()
                .asString()
                .matches("bench: " + message.replace("T/", dir.toString().replace(".", "\\.") + "/"));
        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.out()).isEmpty();
        assertThat(dir.resolve("c")).doesNotExist();
    }

    @Test
    void whatIsWrongWithAnyPointIsFoundBeforeTheFirst() {
        Invocation invocation = Invocation.of(
                "run",
                "-w",
                workload,
                "-d",
                driver,
                "--vary",
                "messageSize=100,-1",
                "--vary",
                "topics=1,0",
                "--output-dir",
                dir.resolve("r").toString());

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.errLines()).hasSize(2).allMatch(line -> line.startsWith("bench: --vary: "));
        assertThat(dir.resolve("r")).doesNotExist();
    }

    static Stream<Arguments> settingsThatLeaveNoRate() {
        return Stream.of(
                arguments(
                        "producerRateList=[[0, 100], [5, 200]]",
                        "has its rates in producerRateList; --set producerRateList=[] leaves them out"),
                arguments("producersPerTopic=0", "produces nothing"));
    }

    @ParameterizedTest
    @MethodSource("settingsThatLeaveNoRate")
    void ratesThatComeToNothingDoNotVary(String setting, String message) {
        Invocation invocation = Invocation.of(
                "sweep",
                "-w",
                workload,
                "-d",
                driver,
                "--rates",
                "100,200",
                "--set",
                setting,
                "-o",
                dir.resolve("c").toString());

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.errLines()).contains("bench: rates cannot vary: " + workload + " " + message);
        assertThat(dir.resolve("c")).doesNotExist();
    }

    @Test
    void validateListsThePointsAndTheTime() {
        Invocation invocation = Invocation.of(
                "validate",
                "-w",
                workload,
                "-d",
                driver,
                "--vary",
                "producerRate=100,200",
                "--vary",
                "messageSize=100,200",
                "--repeat",
                "3",
                "--duration",
                "55s");

        assertThat(invocation.code()).as(invocation.err()).isZero();
        assertThat(invocation.outLines())
                .containsExactly(
                        "All files are valid with the settings of every point",
                        "  1  producerRate=100, messageSize=100",
                        "  2  producerRate=100, messageSize=200",
                        "  3  producerRate=200, messageSize=100",
                        "  4  producerRate=200, messageSize=200",
                        "4 points, 3 runs of each and the first point again: 13 runs, about 13 min");
    }

    @Test
    void validateShowsThePlanOfASweep() {
        driver = Samples.write(dir, "kafka.yaml", Samples.DRIVER);

        Invocation invocation = Invocation.of(
                "validate",
                "-w",
                workload,
                "-d",
                driver,
                "--rates",
                "1k,2k,50%",
                "--slo",
                "publishResponseLatency.p99 < 20ms",
                "--skip-above-failed",
                "--broker-warmup",
                "10s");

        assertThat(invocation.code()).as(invocation.err()).isZero();
        assertThat(invocation.outLines())
                .contains("  1  producerRate=1000", "  2  producerRate=2000", "  3  producerRate=50%")
                .anyMatch(line -> line.startsWith("a search for the highest rate, then 3 points, "))
                .contains(
                        "One throwaway broker for all runs, warmed up for 10s before the first",
                        "Rates ascend; those above one that is not sustained are left out");
    }

    @Test
    void aCampaignOfTwoPointsSaysBeforehandWhatItWillSee() {
        Invocation invocation = Invocation.of(
                "validate", "-w", workload, "-d", driver, "--vary", "producerRate=100,200", "--repeat", "3");

        assertThat(invocation.out()).contains("no difference will be significant");
    }

    @Test
    void whereTheRateIsMeasuredItAloneDecides() {
        Invocation invocation = Invocation.of(
                "validate",
                "-w",
                workload,
                "-d",
                driver,
                "--set",
                "producerRate=-1",
                "--vary",
                "messageSize=100,200",
                "--repeat",
                "4");

        assertThat(invocation.out()).contains("a single primary figure needs at most 0.050: only differences");
    }

    @Test
    void runsGetWhatIsNotOfTheCampaignItself() {
        ParseResult parsed = Bench.commandLine(new Bench())
                .parseArgs(
                        "run",
                        "-w",
                        "w",
                        "-d",
                        "d",
                        "--vary",
                        "topics=1,2",
                        "--repeat",
                        "2",
                        "--seed",
                        "7",
                        "--set",
                        "a=b",
                        "--set",
                        "c=d",
                        "--until-steady",
                        "--warmup",
                        "1s",
                        "--threshold",
                        "x < 1",
                        "--keep-topics",
                        "--output-dir",
                        "o",
                        "--csv",
                        "x.csv",
                        "-q",
                        "--no-live",
                        "--confirm",
                        "5s",
                        "--find-rate",
                        "--jit",
                        "full",
                        "--lenient",
                        "--verbose")
                .subcommand();

        assertThat(RunArguments.handedOn(parsed))
                .containsExactlyInAnyOrder(
                        "--seed=7",
                        "--set=a=b",
                        "--set=c=d",
                        "--until-steady=5m",
                        "--warmup=1s",
                        "--threshold=x < 1",
                        "--keep-topics",
                        "--confirm=5s",
                        "--lenient",
                        "--verbose");
    }

    @Test
    void ratesOfASweepMayHaveUnits() {
        assertThat(RatesOption.axisOf("500, 20k,1.5M,2.5k,10%"))
                .isEqualTo(new Axis("--rates", "producerRate", List.of("500", "20000", "1500000", "2500", "10%")));
    }
}
