package bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.Runs;
import bench.report.SamplePhases;
import bench.report.SampleSearches;
import bench.testing.SchemaFile;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ResultSchemaTest {
    private static final SchemaFile RESULT = new SchemaFile("result");

    private static List<JsonNode> results(int firstSeed, int lastSeed) {
        Stream<Result> known = Stream.of(
                Runs.document(3, Runs.result(3, null)),
                Runs.document(1, Runs.result(1, "stopped")),
                Runs.document(1, Runs.withoutConsumers()),
                Runs.document(1, Runs.withoutStamp()),
                Runs.document(0, SampleSearches.withoutMeasurement(SampleSearches.ended(Search.End.LIMIT))),
                SamplePhases.inPhases("a", "b"));
        Stream<Result> random = IntStream.rangeClosed(firstSeed, lastSeed).mapToObj(RandomResults::result);
        return Stream.concat(known, random)
                .map(result -> JsonMapper.shared().readTree(ResultJson.write(result)))
                .toList();
    }

    @Test
    void hasTheFieldsThatAreWritten() {
        RESULT.assertIs(ResultSchema.of(results(1, 20)));
    }

    @Test
    void everyResultIsRight() {
        assertThat(results(21, 30))
                .allSatisfy(result -> assertThat(RESULT.mistakes(result)).isEmpty());
    }

    @Test
    void aFieldOfAnotherTypeAndOneThatIsMissingAreSeen() {
        ObjectNode result = (ObjectNode) results(1, 1).get(0);
        ((ObjectNode) result.get("run")).put("messagesSent", "many");
        result.remove("validity");

        assertThat(RESULT.mistakes(result)).containsExactlyInAnyOrder("", "/run/messagesSent");
    }
}
