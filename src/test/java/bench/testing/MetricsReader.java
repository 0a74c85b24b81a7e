package bench.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The parser of Prometheus' own library for Python, where this machine has it: it knows the formats, and nothing of bench. */
public final class MetricsReader {
    private static final List<String> PYTHON = List.of("python3", "-c");

    private static final String SCRIPT = """
            import json, sys
            from prometheus_client.openmetrics import parser as openmetrics
            from prometheus_client import parser as text
            format = openmetrics if sys.argv[1] == 'openmetrics' else text
            for family in format.text_string_to_metric_families(sys.stdin.buffer.read().decode('utf-8')):
                for sample in family.samples:
                    print(json.dumps([family.type, sample.name, sample.labels, str(sample.value)]))
            """;

    private MetricsReader() {}

    /**
     * A sample.
     *
     * @param type of its family
     */
    public record Read(String type, String name, Map<String, String> labels, double value) {}

    /** Whether this machine has it. */
    public static boolean isThere() {
        try {
            List<String> command = new ArrayList<>(PYTHON);
            command.add("import prometheus_client");
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** All samples of a page; fails where it is not in its format. */
    public static List<Read> read(String page, boolean isOpenMetrics) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(PYTHON);
        command.addAll(List.of(SCRIPT, isOpenMetrics ? "openmetrics" : "text"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(page.getBytes(UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
        return said.lines().map(MetricsReader::sample).toList();
    }

    private static Read sample(String line) {
        JsonNode parts = JsonMapper.shared().readTree(line);
        Map<String, String> labels = new LinkedHashMap<>();
        parts.get(2)
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
        String value = parts.get(3).asString();
        return new Read(
                parts.get(0).asString(),
                parts.get(1).asString(),
                labels,
                value.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(value));
    }
}
