package bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.Runs;
import bench.report.SamplePhases;
import bench.report.SampleSearches;
import bench.testing.SchemaFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ResultSchemaTest {
    private static final SchemaFile RESULT = new SchemaFile("result");

    private static final JsonNode BARE = written(BareResults.bare());
    private static final JsonNode WITH_BARE_PARTS = written(BareResults.withBareParts());

    /** Objects with keys of the user, of the system or of latencies. */
    private static final Set<String> FREE =
            Set.of("/config/workload", "/config/driver", "/intervalHistograms/0/latencies");

    private static List<JsonNode> results(int firstSeed, int lastSeed) {
        Stream<Result> known = Stream.of(
                Runs.document(3, Runs.result(3, null)),
                Runs.document(1, Runs.result(1, "stopped")),
                Runs.document(1, Runs.withoutConsumers()),
                Runs.document(1, Runs.withoutStamp()),
                Runs.document(0, SampleSearches.withoutMeasurement(SampleSearches.ended(Search.End.LIMIT))),
                SamplePhases.inPhases("a", "b"));
        Stream<Result> random = IntStream.rangeClosed(firstSeed, lastSeed).mapToObj(RandomResults::result);
        return Stream.concat(known, random).map(ResultSchemaTest::written).toList();
    }

    private static JsonNode written(Result result) {
        return JsonMapper.shared().readTree(ResultJson.write(result));
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

    @Test
    void whatCanBeLeftOutIsNotRequired() {
        assertThat(List.of(BARE, WITH_BARE_PARTS))
                .allSatisfy(result -> assertThat(RESULT.mistakes(result)).isEmpty());
    }

    @Test
    void whatEveryResultHasIsRequired() {
        assertThat(fields("", BARE))
                .hasSizeGreaterThan(60)
                .allSatisfy(field -> assertThat(mistakesWithout(field, BARE)).containsExactly(field.object));
    }

    @Test
    void whatEachPartAlwaysHasIsRequiredOfIt() {
        List<Field> optional = Stream.of(
                        "phases",
                        "search",
                        "catchUp",
                        "delivery",
                        "marks",
                        "marksLeftOut",
                        "brokers",
                        "brokerMetrics",
                        "thresholds")
                .map(name -> new Field("", name))
                .toList();

        assertThat(fields("", WITH_BARE_PARTS))
                .filteredOn(field -> !optional.contains(field) && !field.equals(new Field("/environment", "container")))
                .hasSizeGreaterThan(160)
                .allSatisfy(field ->
                        assertThat(mistakesWithout(field, WITH_BARE_PARTS)).containsExactly(field.object));
    }

    private static List<String> mistakesWithout(Field field, JsonNode result) {
        JsonNode without = result.deepCopy();
        ((ObjectNode) without.at(field.object)).remove(field.name);
        return RESULT.mistakes(without);
    }

    /** Of an object, of those in it, and of the first one of each list. */
    private static List<Field> fields(String object, JsonNode node) {
        List<Field> fields = new ArrayList<>();
        node.properties().forEach(each -> {
            String path = object + "/" + each.getKey();
            fields.add(new Field(object, each.getKey()));
            if (!FREE.contains(path)) {
                JsonNode value = each.getValue();
                fields.addAll(value.isArray() ? fields(path + "/0", value.path(0)) : fields(path, value));
            }
        });
        return fields;
    }

    /** Where an object of a result has a field. */
    private record Field(String object, String name) {}
}
