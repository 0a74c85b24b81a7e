package bench.result;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The JSON Schema of results, made of results that between them have every field: a field that all of them have is required. More
 * fields may come with later versions.
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

    private ResultSchema() {}

    static Map<String, Object> of(List<JsonNode> results) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "A result of bench, version " + ResultJson.SCHEMA_VERSION);
        schema.putAll(schema("", results));
        return schema;
    }

    private static Map<String, Object> schema(String name, List<JsonNode> samples) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", types(samples));
        List<JsonNode> objects = samples.stream().filter(JsonNode::isObject).toList();
        List<JsonNode> items = samples.stream()
                .filter(JsonNode::isArray)
                .flatMap(JsonNode::valueStream)
                .toList();
        if (!items.isEmpty()) {
            schema.put("items", schema(name, items));
        }
        if (!objects.isEmpty() && !FREE.contains(name) && !name.endsWith("Quantiles")) {
            Set<String> fields = new LinkedHashSet<>();
            objects.forEach(object -> fields.addAll(object.propertyNames()));
            Map<String, Object> properties = new LinkedHashMap<>();
            fields.forEach(field -> properties.put(
                    field,
                    schema(
                            field,
                            objects.stream()
                                    .filter(object -> object.has(field))
                                    .map(object -> object.get(field))
                                    .toList())));
            schema.put("properties", properties);
            schema.put(
                    "required",
                    fields.stream()
                            .filter(field -> objects.stream().allMatch(object -> object.has(field)))
                            .toList());
        }
        return schema;
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
