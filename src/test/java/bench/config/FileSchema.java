package bench.config;

import bench.yaml.Form;
import bench.yaml.Key;
import bench.yaml.NoEffect;
import bench.yaml.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The JSON Schema of a kind of file, for editors: made of the reader's own keys, and of what the documents say about them.
 *
 * <p>Every value may be empty, which is its default, or hold a variable. Conditions that concern more than one key, and limits of
 * durations, are not in it.
 */
final class FileSchema {
    private static final String VARIABLE = "\\$\\{";
    /** As text, be it in quotes or with underscores, which not every reader of YAML takes for a number. */
    private static final String NUMBER = "\\s*[-+]?[\\d_]+(\\.\\d+)?([eE][-+]?\\d+)?\\s*";

    private static final String TIME = "\\s*(0|(\\d+(\\.\\d+)?\\s*([uU][sS]|[mM][sS]|[sSmMhHdD])\\s*)+)\\s*";

    private final Vocabulary keys;
    private final Map<String, List<String>> rows;

    /** @param rows of the documents by key, with the meaning in the last cell */
    FileSchema(Vocabulary keys, Map<String, List<String>> rows) {
        this.keys = keys;
        this.rows = rows;
    }

    /** As data. */
    Map<String, Object> json() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Key<?> key : keys.keys()) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", description(key.name()));
            property.putAll(json(key.shape().form()));
            properties.put(key.name(), property);
        }
        new TreeMap<>(keys.notDelivered()).forEach((name, rule) -> properties.putIfAbsent(name, json(rule)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "A " + keys.kind() + " file of bench");
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    /** Without links and code. */
    private String description(String key) {
        List<String> cells = rows.get(key);
        String meaning = cells.get(cells.size() - 1)
                .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .replace("`", "");
        String fallback = cells.get(2).replace("`", "");
        return meaning.substring(0, 1).toUpperCase(Locale.ROOT)
                + meaning.substring(1)
                + (fallback.equals("-")
                        ? ""
                        : " (" + (fallback.equals("required") ? "required" : "default: " + fallback) + ")");
    }

    private static Map<String, Object> json(NoEffect rule) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", rule.reason() == null ? "No effect here" : "Not supported: " + rule.reason());
        if (rule.warning() == null && rule.without() == null) {
            List<Object> values = new ArrayList<>();
            values.add(null);
            for (String value : new TreeSet<>(rule.values())) {
                values.add(value);
                values.add(value.matches("true|false") ? (Object) Boolean.valueOf(value) : Integer.valueOf(value));
            }
            property.put("enum", values);
        }
        return property;
    }

    private static Map<String, Object> json(Form form) {
        if (form instanceof Form.Whole whole) {
            return number("integer", BigDecimal.valueOf(whole.least()), BigDecimal.valueOf(whole.most()));
        }
        if (form instanceof Form.Decimal decimal) {
            return number("number", new BigDecimal(decimal.least()), new BigDecimal(decimal.most()));
        }
        if (form instanceof Form.Flag) {
            return text(List.of("boolean", "string", "null"), anyCase("true") + "|" + anyCase("false"));
        }
        if (form instanceof Form.Text text) {
            Map<String, Object> json = text(List.of("string", "number", "boolean", "null"), "[^\\n]*");
            json.put("maxLength", text.longest());
            return json;
        }
        if (form instanceof Form.Words words) {
            String names = words.names().stream().map(FileSchema::anyCase).collect(Collectors.joining("|"));
            return Map.of("anyOf", List.of(Map.of("enum", words.names()), text(List.of("string", "null"), names)));
        }
        if (form instanceof Form.Time) {
            return text(List.of("string", "integer", "null"), TIME);
        }
        if (form instanceof Form.Matching matching) {
            return text(List.of("string", "number", "null"), matching.regex());
        }
        return form instanceof Form.Lines ? Map.of("type", List.of("string", "null")) : ofParts(form);
    }

    private static Map<String, Object> ofParts(Form form) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (form instanceof Form.Items items) {
            json.put("type", List.of("array", "null"));
            json.put("items", json(items.of()));
            json.put("minItems", items.least());
            json.put("maxItems", items.most());
        } else if (form instanceof Form.Fields fields) {
            Map<String, Object> properties = new LinkedHashMap<>();
            fields.byName().forEach((name, value) -> properties.put(name, json(value)));
            json.put("type", List.of("object", "null"));
            json.put("properties", properties);
            json.put("required", fields.required());
            json.put("additionalProperties", false);
        } else if (form instanceof Form.Entries entries) {
            json.put("type", List.of("object", "null"));
            json.put("patternProperties", Map.of("^(" + entries.keys() + ")$", json(entries.values())));
            json.put("additionalProperties", false);
        } else if (form instanceof Form.AnyOf any) {
            json.put("anyOf", any.forms().stream().map(FileSchema::json).toList());
        }
        return json;
    }

    private static Map<String, Object> number(String type, BigDecimal least, BigDecimal most) {
        Map<String, Object> json = text(List.of(type, "string", "null"), NUMBER);
        json.put("minimum", least);
        json.put("maximum", most);
        return json;
    }

    private static Map<String, Object> text(List<String> types, String regex) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", types);
        json.put("pattern", "^(" + regex + ")$|" + VARIABLE);
        return json;
    }

    private static String anyCase(String word) {
        return Arrays.stream(word.split("", -1))
                .map(letter -> letter.matches("[A-Za-z]")
                        ? "[" + letter.toUpperCase(Locale.ROOT) + letter.toLowerCase(Locale.ROOT) + "]"
                        : letter)
                .collect(Collectors.joining());
    }
}
