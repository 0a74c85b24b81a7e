package bench.result;

import bench.stats.Latency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Results of runs, of calibrations and of comparisons as JSON, in both directions. The fields of the OpenMessaging Benchmark (OMB) are flat, as its tools read them:
 * series, and the figures of the whole measurement, which follow from the histograms and are not read back.
 */
public final class ResultJson {
    /** Of the fields that are our own. */
    public static final int SCHEMA_VERSION = 2;

    static final String VERSION = "schemaVersion";

    private static final String SERIES = "series";
    private static final String PHASES = "phases";
    private static final String LATENCIES = "latencies";

    // Whole numbers of any size are of one type, so that what is read equals what was written.
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ResultJson() {}

    /** The content of a result file. */
    public static byte[] write(Result result) {
        ObjectNode nested = MAPPER.valueToTree(result);
        ObjectNode flat = MAPPER.createObjectNode();
        flat.put(VERSION, SCHEMA_VERSION);
        nested.properties().forEach(field -> {
            if (field.getKey().equals(SERIES)) {
                flat.setAll((ObjectNode) field.getValue());
                if (result.run().isMeasured()) {
                    flat.setAll((ObjectNode) MAPPER.valueToTree(aggregates(result)));
                }
            } else {
                flat.set(field.getKey(), field.getValue());
            }
        });
        flat.path(PHASES).forEach(phase -> {
            JsonNode latencies = ((ObjectNode) phase).remove(LATENCIES);
            ((ObjectNode) phase).setAll((ObjectNode) latencies);
        });
        return MAPPER.writeValueAsBytes(flat);
    }

    /** The content of the file of a calibration. */
    public static byte[] write(CalibrationResult result) {
        return MAPPER.writeValueAsBytes(result);
    }

    /** The content of the file of a comparison. */
    public static byte[] write(Comparison comparison) {
        return MAPPER.writeValueAsBytes(comparison);
    }

    private static Map<String, Object> aggregates(Result result) {
        Histograms histograms = result.distributions().histograms();
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Latency latency : Latency.values()) {
            Histogram histogram = histograms.histogram(latency);
            fields.putAll(Aggregates.withQuantiles(latency, histogram));
            fields.put(Aggregates.nameOfUnsupported(latency), Statistic.unsupported(histogram));
            fields.put(Aggregates.nameOfCount(latency), histogram.getTotalCount());
        }
        return fields;
    }

    /** The content of a file with the fields that OMB itself has: its tools refuse a file with others. */
    public static byte[] writeOmb(Result result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.putAll(MAPPER.convertValue(result.setup(), new TypeReference<Map<String, Object>>() {}));
        fields.putAll(result.series().ofOmb().byName());
        for (Latency latency : result.run().isMeasured() ? Latency.ofOmb() : List.<Latency>of()) {
            fields.putAll(Aggregates.withQuantiles(
                    latency, result.distributions().histograms().histogram(latency)));
        }
        return MAPPER.writeValueAsBytes(fields);
    }

    /**
     * A result from the content of a file.
     *
     * @param name of the file, for messages
     * @throws UnreadableResultException when the content is no result, or one of another version
     */
    public static Result read(byte[] content, String name) {
        return read(content, name, ResultJson::result);
    }

    /**
     * A calibration from the content of a file.
     *
     * @param name of the file, for messages
     * @throws UnreadableResultException when the content is none, or one of another version
     */
    static CalibrationResult readCalibration(byte[] content, String name) {
        return read(content, name, root -> {
            checkVersion(root, CalibrationResult.SCHEMA_VERSION);
            return MAPPER.treeToValue(root, CalibrationResult.class);
        });
    }

    /**
     * A comparison from the content of a file.
     *
     * @param name of the file, for messages
     * @throws UnreadableResultException when the content is none, or one of another version
     */
    public static Comparison readComparison(byte[] content, String name) {
        return read(content, name, root -> {
            checkVersion(root, Comparison.SCHEMA_VERSION);
            return MAPPER.treeToValue(root, Comparison.class);
        });
    }

    private static <T> T read(byte[] content, String name, Function<JsonNode, T> document) {
        JsonNode root = tree(content, name);
        try {
            return document.apply(root);
        } catch (JacksonException e) {
            throw new UnreadableResultException(
                    name + ": is no result: '" + path(e) + "' is missing, or is not what a result has there", e);
        } catch (UnreadableResultException e) {
            throw new UnreadableResultException(name + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode tree(byte[] content, String name) {
        try {
            return MAPPER.readTree(content);
        } catch (JacksonException e) {
            // Also more than one document, or one so deep that nobody has written it.
            throw new UnreadableResultException(name + position(e, content) + ": is no result, as it is not JSON", e);
        }
    }

    private static String position(JacksonException e, byte[] content) {
        TokenStreamLocation location = e.getLocation() == null ? end(content) : e.getLocation();
        return ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    /** How far a text can be read: where it is too deep, the error does not say it. */
    private static TokenStreamLocation end(byte[] content) {
        try (JsonParser parser = MAPPER.createParser(content)) {
            return end(parser);
        }
    }

    private static TokenStreamLocation end(JsonParser parser) {
        try {
            JsonToken token = parser.nextToken();
            while (token != null) {
                token = parser.nextToken();
            }
            return parser.currentLocation();
        } catch (JacksonException e) {
            return parser.currentLocation();
        }
    }

    private static String path(JacksonException e) {
        String path = e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        // What a record misses of itself has no path.
        return path.isEmpty() && e.getCause() != null ? e.getCause().getMessage() : path;
    }

    private static void checkVersion(JsonNode root, int readable) {
        JsonNode version = root.path(VERSION);
        if (version.isMissingNode()) {
            throw new UnreadableResultException("is no result of bench: it has no '" + VERSION + "'");
        }
        if (!version.isIntegralNumber() || version.longValue() != readable) {
            throw new UnreadableResultException(
                    "has '" + VERSION + "' " + version + ", but this version of bench reads " + readable
                            + ": measure again, or use the version that has written it");
        }
    }

    private static Result result(JsonNode root) {
        OtherFiles.check(root);
        checkVersion(root, SCHEMA_VERSION);
        checkNumbers(root);
        ObjectNode nested = MAPPER.createObjectNode();
        ObjectNode series = nested.putObject(SERIES);
        root.properties()
                .forEach(field ->
                        (Series.isName(field.getKey()) ? series : nested).set(field.getKey(), field.getValue()));
        nested.path(PHASES).forEach(ResultJson::nestLatencies);
        Result result = MAPPER.treeToValue(nested, Result.class);
        Contradictions.check(root, result);
        for (Latency latency : Latency.values()) {
            var unused = result.distributions().histograms().histogram(latency);
        }
        return result;
    }

    /** JSON has numbers of any size: those beyond all doubles would be read as infinite, and no output can show them. */
    private static void checkNumbers(JsonNode node) {
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            throw new UnreadableResultException("is no result: it has a number that no figure can have");
        }
        node.forEach(ResultJson::checkNumbers);
    }

    /** The figures of a phase are as flat in the file as those of the whole measurement. */
    private static void nestLatencies(JsonNode phase) {
        if (phase instanceof ObjectNode fields) {
            List<String> names =
                    fields.propertyNames().stream().filter(Aggregates::isName).toList();
            ObjectNode latencies = MAPPER.createObjectNode();
            names.forEach(name -> latencies.set(name, fields.remove(name)));
            fields.set(LATENCIES, latencies);
        }
    }

    /** A copy in which numbers are of the types that are read back from a file. */
    static Map<String, Object> plain(Map<String, Object> values) {
        return MAPPER.convertValue(values, new TypeReference<>() {});
    }
}
