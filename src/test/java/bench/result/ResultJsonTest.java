package bench.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.report.Runs;
import bench.report.SamplePhases;
import bench.result.CalibrationResult.Step;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ResultJsonTest {
    private static final int MEGABYTE = 1_000_000;

    private static Stream<Result> results() {
        Stream<Result> known = Stream.of(
                Runs.document(3, Runs.result(3, null)),
                Runs.document(1, Runs.result(1, "stopped")),
                Runs.document(1, Runs.withoutConsumers()),
                Runs.document(1, Runs.withoutStamp()));
        return Stream.concat(
                known, Stream.iterate(1, seed -> seed + 1).limit(20).map(RandomResults::result));
    }

    @ParameterizedTest
    @MethodSource("results")
    void readsWhatItHasWritten(Result result) {
        byte[] content = ResultJson.write(result);

        assertThat(ResultJson.read(content, "r.json")).isEqualTo(result);
        assertThat(ResultJson.write(ResultJson.read(content, "r.json"))).isEqualTo(content);
    }

    @Test
    void readsTheCalibrationThatItHasWritten() {
        Step step = RandomResults.step(1);
        CalibrationResult.HighestRate known = new CalibrationResult.HighestRate(step, 0.25);
        CalibrationResult.HighestRate unknown = new CalibrationResult.HighestRate(RandomResults.step(2), null);
        List<Step> steps = List.of(step, RandomResults.step(3));
        CalibrationResult result = new CalibrationResult(
                Instant.ofEpochSecond(1, 5_000_000),
                0.5,
                step.stalls(),
                List.of(new CalibrationResult.Limit(1, 1e6 / 3)),
                new CalibrationResult.Loads(List.of(known, unknown), steps, steps, steps, steps, steps),
                Runs.document(1, Runs.withoutStamp()).environment());

        byte[] content = ResultJson.write(result);

        assertThat(ResultJson.readCalibration(content, "c.json")).isEqualTo(result);
        assertThat(ResultJson.write(ResultJson.readCalibration(content, "c.json")))
                .isEqualTo(content);
        assertThatThrownBy(() -> ResultJson.readCalibration("{}".getBytes(UTF_8), "c.json"))
                .isInstanceOf(UnreadableResultException.class)
                .hasMessageStartingWith("c.json: ");
    }

    @Test
    void distributionsAreThoseThatWereMeasured() {
        Result read = ResultJson.read(ResultJson.write(Runs.document(1, Runs.result(1, null))), "r.json");

        for (Latency latency : Latency.values()) {
            assertThat(read.distributions().histograms().histogram(latency))
                    .isEqualTo(Runs.interval().histogram(latency));
        }
        assertThat(read.distributions().intervalHistograms())
                .extracting(IntervalHistograms::phase)
                .containsExactly("warm-up", "measurement");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                         | r.json: is no result of bench: it has no 'schemaVersion'",
                "hello                      | r.json:1:1: is no result, as it is not JSON",
                "{                          | r.json:1:2: is no result, as it is not JSON",
                "[1, 2]                     | r.json: is no result of bench: it has no 'schemaVersion'",
                "null                       | r.json: is no result of bench: it has no 'schemaVersion'",
                "{\"workload\": \"OMB's\"}  | r.json: is no result of bench: it has no 'schemaVersion'",
                "{\"schemaVersion\": 1}     | r.json: has 'schemaVersion' 1, but this version of bench reads 2: measure"
                        + " again, or use the version that has written it",
                "{\"schemaVersion\": 3}     | r.json: has 'schemaVersion' 3, but this version of bench reads 2: measure"
                        + " again, or use the version that has written it",
                "{\"schemaVersion\": \"x\"} | r.json: has 'schemaVersion' \"x\", but this version of bench reads 2: measure"
                        + " again, or use the version that has written it",
                "{\"schemaVersion\": 2, \"x\": [{\"y\": 1e999}]} | r.json: is no result: it has a number that no"
                        + " figure can have",
                "{\"schemaVersion\": 1, \"points\": []} | r.json: is a campaign, and not the result of a run: name the"
                        + " results of one point, as in runs/p1-r*.json",
                "{\"schemaVersion\": 1, \"primaries\": []} | r.json: is a comparison, and not the result of a run: name"
                        + " results, such as those that it is of",
                "{\"schemaVersion\": 1, \"highestRates\": []} | r.json: is a calibration, and not the result of a run:"
                        + " name the result of one",
                "{\"schemaVersion\": 2}     | r.json: is no result: 'messageSize' is missing, or is not what a result has"
                        + " there",
            })
    void saysInOneLineWhyAFileIsNoResult(String content, String message) {
        assertThatThrownBy(() -> ResultJson.read(content == null ? new byte[0] : content.getBytes(UTF_8), "r.json"))
                .isInstanceOf(UnreadableResultException.class)
                .hasMessage(message);
    }

    @Test
    void severalDocumentsAndOneThatIsTooDeepAreNoJson() {
        assertThat(List.of("{\"schemaVersion\": 2}\n{\"schemaVersion\": 2}", "[".repeat(100_000)))
                .allSatisfy(content -> assertThatThrownBy(() -> ResultJson.read(content.getBytes(UTF_8), "r.json"))
                        .isInstanceOf(UnreadableResultException.class)
                        .hasMessageMatching("r[.]json:\\d+:\\d+: is no result, as it is not JSON"));
    }

    @ParameterizedTest
    @CsvSource({
        "run, run",
        "run.messagesSent, run.messagesSent",
        "run.throughput, run",
        "validity, validity",
        "environment, environment",
        "config, config",
        "histograms, histograms",
        "delivery.sent, delivery.sent",
        "environment.os.memoryBytes, environment.os.memoryBytes"
    })
    void saysWhatAFileMisses(String field, String named) {
        ObjectNode json = tree(Runs.document(1, Runs.result(1, null)));
        int dot = field.lastIndexOf('.');
        ((ObjectNode) (dot < 0 ? json : json.at("/" + field.substring(0, dot).replace('.', '/'))))
                .remove(field.substring(dot + 1));

        assertThatThrownBy(() -> ResultJson.read(json.toString().getBytes(UTF_8), "r.json"))
                .hasMessage("r.json: is no result: '" + named + "' is missing, or is not what a result has there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/run | status | incomplete | run.status is 'incomplete', but run.reason is null",
                "/run | reason | stopped | run.status is 'complete', but run.reason says why it was not finished",
                "/validity | verdict | invalid | validity.verdict is 'invalid', but by its checks it is 'warn'",
                "/validity | verdict | valid | validity.verdict is 'valid', but by its checks it is 'warn'",
                "/validity/checks/0 | verdict | ok | validity.verdict is 'warn', but by its checks it is 'valid'",
            })
    void aFileThatContradictsItselfIsRefused(String place, String field, String value, String contradiction) {
        ObjectNode json = tree(Runs.document(1, Runs.result(1, null)));
        ((ObjectNode) json.at(place)).put(field, value);

        assertThatThrownBy(() -> ResultJson.read(json.toString().getBytes(UTF_8), "r.json"))
                .isInstanceOf(UnreadableResultException.class)
                .hasMessage(
                        "r.json: contradicts itself: " + contradiction + ": it was changed since bench has written it");
    }

    @Test
    void aPhaseThatContradictsItselfIsRefused() {
        ObjectNode json = tree(SamplePhases.inPhases("calm", "spike"));
        ObjectNode phase = (ObjectNode) json.get("phases")
                .valueStream()
                .filter(each -> each.has("validity"))
                .findFirst()
                .orElseThrow();
        ((ObjectNode) phase.get("validity")).put("verdict", 1);

        assertThatThrownBy(() -> ResultJson.read(json.toString().getBytes(UTF_8), "r.json"))
                .hasMessageMatching(
                        "r[.]json: contradicts itself: phases\\[\\d][.]validity[.]verdict is something else, but by"
                                + " its checks it is 'warn': .*");
    }

    @Test
    void saysThatAHistogramIsNone() {
        ObjectNode json = tree(Runs.document(1, Runs.result(1, null)));
        ((ObjectNode) json.get("histograms")).put("publishLatency", "hello");

        assertThatThrownBy(() -> ResultJson.read(json.toString().getBytes(UTF_8), "r.json"))
                .hasMessage("r.json: the histogram of publishLatency cannot be decoded");
    }

    @Test
    void whatALaterVersionOfTheProgramAddsIsNotInTheWay() {
        Result result = Runs.document(1, Runs.result(1, null));
        ObjectNode json = tree(result);
        json.put("somethingNew", 1).putArray("somethingElse");
        ((ObjectNode) json.get("run")).put("somethingNew", 1);

        assertThat(ResultJson.read(json.toString().getBytes(UTF_8), "r.json")).isEqualTo(result);
    }

    @Test
    void readsAFileOfAVersionThatHadFewerSeries() {
        ObjectNode json = tree(Runs.document(3, Runs.result(3, null)));
        List<String> missing = List.of("sendRate", "inFlight", "clientCpu", "gcMillis", "longestStallMillis");
        json.remove(missing);

        assertThat(ResultJson.read(json.toString().getBytes(UTF_8), "r.json")
                        .series()
                        .byName())
                .containsKey("publishRate")
                .doesNotContainKeys(missing.toArray(new String[0]));
    }

    @Test
    void anHourOfIntervalsOfASecondIsAFileOfFewMegabytes() {
        SplittableRandom random = new SplittableRandom(1);
        MeasuredIntervals measurement = new MeasuredIntervals();
        List<IntervalStats> some = IntStream.range(0, 10)
                .mapToObj(i -> RandomResults.interval(random, i, 50_000))
                .toList();
        measurement.phaseStarted(Phase.MEASUREMENT);
        for (int i = 0; i < 3_600; i++) {
            IntervalStats stats = RandomResults.later(some.get(i % some.size()), i, random.nextInt(1_000_000));
            measurement.add(new RunInterval(Phase.MEASUREMENT, stats, i, 50_000));
        }
        Result small = Runs.document(1, Runs.result(1, null));
        Result hour = new Result(
                small.setup(),
                measurement.series(),
                small.run(),
                Course.PLAIN,
                new Result.Distributions(small.distributions().histograms(), measurement.histograms()),
                small.delivery(),
                small.brokerSide(),
                small.validity(),
                small.thresholds(),
                small.environment(),
                small.config());

        JsonNode blocks = tree(hour).get("intervalHistograms");

        assertThat(ResultJson.write(hour)).hasSizeLessThan(5 * MEGABYTE);
        assertThat(blocks.toString().length()).isLessThan(2 * MEGABYTE + 20_000);
        assertThat(blocks.size()).isBetween(50, 120);
    }

    private static ObjectNode tree(Result result) {
        return (ObjectNode) JsonMapper.shared().readTree(ResultJson.write(result));
    }

    @Test
    void numbersOfFilesAreReadInTheTypeInWhichTheyWereWritten() {
        Result.Config config = new Result.Config(Map.of("a", 1, "b", List.of(2, 2.5, "x", true)), Map.of());

        assertThat(config.workload()).isEqualTo(Map.of("a", 1L, "b", List.of(2L, 2.5, "x", true)));
    }
}
