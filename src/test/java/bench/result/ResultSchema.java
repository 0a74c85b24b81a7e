package bench.result;

import bench.result.WrittenFields.Field;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/**
 * The JSON Schema of results, made of results that between them have every field, and of the records that they are written from: a
 * field is required where every result has it, whatever was run, and wherever. More fields may come with later versions.
 */
final class ResultSchema {
    /** Objects whose keys are not the format's: names of latencies, percentiles, properties and keys of files. */
    private static final Set<String> FREE = Set.of(
            "workload",
            "driver",
            "histograms",
            "latencies",
            "p99s",
            "system",
            "producer",
            "consumer",
            "admin",
            "topic");

    private static final JavaType ANY = WrittenFields.type(Object.class);

    private ResultSchema() {}

    static Map<String, Object> of(List<JsonNode> results) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "A result of bench, version " + ResultJson.SCHEMA_VERSION);
        schema.putAll(schema("", WrittenFields.type(Result.class), results));
        return schema;
    }

    private static Map<String, Object> schema(String name, JavaType type, List<JsonNode> samples) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", types(samples));
        List<JsonNode> objects = samples.stream().filter(JsonNode::isObject).toList();
        List<JsonNode> items = samples.stream()
                .filter(JsonNode::isArray)
                .flatMap(JsonNode::valueStream)
                .toList();
        if (!items.isEmpty()) {
            schema.put("items", schema(name, type.isCollectionLikeType() ? type.getContentType() : ANY, items));
        }
        if (!objects.isEmpty() && !FREE.contains(name) && !name.endsWith("Quantiles")) {
            addFields(schema, name, WrittenFields.of(type), objects);
        }
        return schema;
    }

    private static void addFields(
            Map<String, Object> schema, String name, Map<String, Field> written, List<JsonNode> objects) {
        Set<String> fields = new LinkedHashSet<>();
        objects.forEach(object -> fields.addAll(object.propertyNames()));
        if (!fields.containsAll(written.keySet())) {
            throw new AssertionError("no sample of '" + name + "' has all of " + written.keySet());
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach(field -> properties.put(
                field,
                schema(
                        field,
                        written.containsKey(field) ? written.get(field).type() : ANY,
                        objects.stream()
                                .filter(object -> object.has(field))
                                .map(object -> object.get(field))
                                .toList())));
        schema.put("properties", properties);
        List<String> required = fields.stream()
                .filter(field ->
                        written.containsKey(field) && written.get(field).isRequired())
                .toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
    }

    private static List<String> types(List<JsonNode> samples) {
        Map<String, Predicate<JsonNode>> types = new LinkedHashMap<>();
        types.put("object", JsonNode::isObject);
        types.put("array", JsonNode::isArray);
        types.put("string", JsonNode::isString);
        types.put("boolean", JsonNode::isBoolean);
        types.put("number", node -> node.isNumber() && !node.isIntegralNumber());
        types.put("integer", JsonNode::isIntegralNumber);
        types.put("null", JsonNode::isNull);
        return types.entrySet().stream()
                .filter(type -> samples.stream().anyMatch(type.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
