package bench.result;

import bench.stats.Latency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.PropertyWriter;

/** The fields that a record has in a result, as Jackson writes them, and which of them are always there. */
final class WrittenFields {
    /**
     * A field.
     *
     * @param type of its values
     * @param isRequired whether it is always written: nothing says that it is left out where it is null or empty
     */
    record Field(JavaType type, boolean isRequired) {}

    private WrittenFields() {}

    static JavaType type(Class<?> type) {
        return ResultJson.MAPPER.constructType(type);
    }

    /** By name; none of what is no record, or is written as a single value. */
    static Map<String, Field> of(JavaType type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        if (type.isRecordType()) {
            add(type, true, fields);
        }
        if (type.hasRawClass(Result.class)) {
            // Flat in the file, and only of what was measured.
            fields.remove("series");
            fields.put(ResultJson.VERSION, new Field(type(int.class), true));
        } else if (type.hasRawClass(PhaseResult.class)) {
            fields.remove("latencies");
            Stream.of(Latency.values())
                    .flatMap(WrittenFields::figures)
                    .forEach(name -> fields.put(name, new Field(type(Object.class), true)));
        }
        return fields;
    }

    private static void add(JavaType type, boolean isRequired, Map<String, Field> fields) {
        ResultJson.MAPPER
                ._serializationContext()
                .findValueSerializer(type)
                .properties()
                .forEachRemaining(property -> add(property, isRequired, fields));
    }

    private static void add(PropertyWriter property, boolean isRequired, Map<String, Field> fields) {
        BeanPropertyWriter writer = (BeanPropertyWriter) property;
        // What is left out where it is empty is so too where it is null.
        boolean isAlwaysThere = isRequired && !writer.willSuppressNulls();
        if (writer.isUnwrapping()) {
            add(writer.getType(), isAlwaysThere, fields);
        } else {
            fields.put(writer.getName(), new Field(writer.getType(), isAlwaysThere));
        }
    }

    private static Stream<String> figures(Latency latency) {
        Stream<String> statistics =
                Stream.of(Statistic.values()).map(statistic -> Aggregates.name(latency) + statistic.suffix());
        return Stream.concat(
                statistics, Stream.of(Aggregates.nameOfUnsupported(latency), Aggregates.nameOfCount(latency)));
    }
}
