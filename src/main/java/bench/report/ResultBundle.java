package bench.report;

import bench.yaml.Redaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * What a report of a problem needs of a run, as one zip without secrets: the result, a summary of it, both files as they were used,
 * and what is added. Names in it are its own, whatever those of the run are. Confined to one thread.
 */
public final class ResultBundle {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .build();

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    /** What a run takes from outside, and so the parts of a result in which a secret could be. */
    private static final List<String> FROM_OUTSIDE = List.of("config", "environment");

    /** Keys in files of their own have many lines, only the first of which says what they are. */
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN [^-]*-----[\\s\\\\\\w+/=]*+(?:-----END [^-]*-----)?");

    private final String folder;
    private final Instant time;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /**
     * Begins with the result.
     *
     * @param content of its file
     */
    public ResultBundle(NamedResult named, byte[] content) {
        // Of a file that somebody else has made it may be anything.
        folder = "bench-" + named.result().run().id().replaceAll("[^0-9A-Za-z]", "_");
        time = named.result().run().times().endedAt();
        files.put("result.json", JSON.writeValueAsBytes(withoutSecrets(JSON.readValue(content, FIELDS))));
        files.put("summary.md", new MarkdownSummary().of(List.of(named)));
        files.put("workload.yaml", yaml(named.result().config().workload()));
        files.put("driver.yaml", yaml(named.result().config().driver()));
    }

    /** Secrets are replaced where a result is made; whoever has edited it since need not have thought of them. */
    private static Map<String, Object> withoutSecrets(Map<String, Object> fields) {
        Map<String, Object> shown = new LinkedHashMap<>(fields);
        FROM_OUTSIDE.forEach(name -> shown.computeIfPresent(
                name, (key, part) -> Redaction.redact(Map.of(name, part)).get(name)));
        return shown;
    }

    private static byte[] yaml(Map<String, Object> file) {
        return YAML.writeValueAsBytes(Redaction.redact(file));
    }

    /** Adds the log of the run's histograms, which holds numbers only. */
    public void addHistogramLog(byte[] content) {
        files.put("histograms.hlog", content);
    }

    /** Adds a log, of whatever program; what it says of passwords and keys is replaced, as far as it can be recognised. */
    public void addLog(byte[] content) {
        String text = KEY.matcher(new String(content, StandardCharsets.UTF_8)).replaceAll(Redaction.HIDDEN);
        String shown = text.lines().map(Redaction::redact).collect(Collectors.joining("\n", "", "\n"));
        files.put("log-" + (count("log-") + 1) + ".txt", shown.getBytes(StandardCharsets.UTF_8));
    }

    private long count(String start) {
        return files.keySet().stream().filter(name -> name.startsWith(start)).count();
    }

    /** The names of the files in it. */
    public Set<String> names() {
        return Collections.unmodifiableSet(files.keySet());
    }

    /** The content of the zip. */
    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(folder + "/" + file.getKey());
                entry.setTime(time.toEpochMilli());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }
}
