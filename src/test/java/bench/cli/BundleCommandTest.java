package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.EditedResults;
import bench.result.Result;
import bench.result.ResultJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench bundle}: what somebody sends who reports a problem. */
class BundleCommandTest extends SampleFiles {
    private static final String SECRET = "hunter2";

    @Test
    void holdsWhatARunHasLeftBehind() throws IOException {
        driver = Samples.write(dir, "d.yaml", "name: Loopback\ndriverClass: loopback\n");
        Path result = dir.resolve("r.json");
        Path log = dir.resolve("elsewhere.hlog");
        assertThat(Invocation.of("run", "-w", workload, "-d", driver, "-o", text(result), "--hlog", text(log))
                        .code())
                .isIn(0, 3);
        Path zip = dir.resolve("r.zip");

        Invocation bundle = Invocation.of("bundle", text(result), "-o", text(zip));

        assertThat(bundle.code()).isZero();
        assertThat(bundle.errLines())
                .containsExactly("Written: " + zip + " (result.json, summary.md, workload.yaml, driver.yaml,"
                        + " histograms.hlog); look through it before you send it, as it names hosts and topics");
        Map<String, String> files = files(zip);
        assertThat(ResultJson.read(files.get("result.json").getBytes(StandardCharsets.UTF_8), "r"))
                .isEqualTo(ResultJson.read(Files.readAllBytes(result), "r"));
        assertThat(files.get("summary.md")).contains("Small with Loopback");
        assertThat(files.get("histograms.hlog")).isEqualTo(Files.readString(log));
        Path again = Files.writeString(dir.resolve("again.yaml"), files.get("workload.yaml"));
        Path driverAgain = Files.writeString(dir.resolve("driver-again.yaml"), files.get("driver.yaml"));
        assertThat(Invocation.of("validate", "-w", text(again), "-d", text(driverAgain))
                        .outLines())
                .endsWith("2 of 2 files are valid");
    }

    @Test
    void holdsNoSecretWhereverItWas() throws IOException {
        Path result = write(EditedResults.of(EditedResults.valid(), fields -> {
            ((ObjectNode) fields.path("config").path("driver").path("producerConfig")).put("ssl.key.password", SECRET);
            ((ObjectNode) fields.path("environment").path("clientConfiguration"))
                    .putObject("admin")
                    .put("sasl.jaas.config", "x required password=\"" + SECRET + "\";");
            ((ArrayNode) fields.path("environment").path("commandLine"))
                    .add("producerConfig.ssl.key.password=" + SECRET);
        }));
        Path log = Files.writeString(dir.resolve("console.txt"), """
                connecting to http://u:hunter2@registry:8081
                sasl.jaas.config=x required username="u" \\
                  password="hunter2";
                -----BEGIN PRIVATE KEY-----
                hunter2AAAA
                -----END PRIVATE KEY-----
                it failed
                """);
        Path zip = dir.resolve("r.zip");

        assertThat(Invocation.of("bundle", text(result), "--log", text(log), "-o", text(zip))
                        .code())
                .isZero();

        Map<String, String> files = files(zip);
        assertThat(files.values()).noneMatch(content -> content.contains(SECRET));
        assertThat(files.get("log-1.txt")).contains("connecting to http://u:[hidden]@registry:8081", "it failed");
        assertThat(files.get("driver.yaml")).contains("[hidden]", "linger.ms");
    }

    /** A result that somebody sends may name any file of this machine. */
    @Test
    void holdsNoFileThatAResultNamesUnlessItIsItsLog() throws IOException {
        Path other = Files.writeString(dir.resolve("private.txt"), "private");
        Path result = write(EditedResults.of(EditedResults.valid(), fields -> {
            ((ArrayNode) fields.path("environment").path("commandLine"))
                    .add("--hlog")
                    .add(text(other));
            ((ObjectNode) fields.path("config").path("workload")).put("payloadFile", text(other));
        }));
        Path zip = dir.resolve("r.zip");

        assertThat(Invocation.of("bundle", text(result), "-o", text(zip)).code())
                .isZero();

        assertThat(files(zip)).containsOnlyKeys("result.json", "summary.md", "workload.yaml", "driver.yaml");
        Invocation named = Invocation.of("bundle", text(result), "--hlog", text(other));
        assertThat(named.code()).isEqualTo(2);
        assertThat(named.err())
                .contains("--hlog " + other + ": is not the histogram log of " + result)
                .hasLineCount(1);
    }

    @Test
    void namesInItAreItsOwn() throws IOException {
        Path result = write(EditedResults.of(
                EditedResults.hostile(), fields -> ((ObjectNode) fields.path("run")).put("id", "../../x")));
        Path zip = dir.resolve("r.zip");

        assertThat(Invocation.of("bundle", text(result), "-o", text(zip)).code())
                .isZero();

        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                assertThat(entry.getName()).matches("bench-[0-9A-Za-z_]+/[a-z.]+");
            }
        }
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        Path result = write(EditedResults.valid());

        assertMistake(
                Invocation.of("bundle", text(dir.resolve("none.json"))), "none.json: cannot be read: no such file");
        assertMistake(
                Invocation.of("bundle", text(result), "--log", "none.txt"),
                "--log none.txt: cannot be read: no such file");
        assertMistake(Invocation.of("bundle", text(result), "-o", text(result)), "is the same file as the input");
    }

    private static void assertMistake(Invocation bundle, String message) {
        assertThat(bundle.code()).isEqualTo(2);
        assertThat(bundle.err()).contains(message).hasLineCount(1);
    }

    private Path write(Result result) throws IOException {
        return Files.write(dir.resolve("r.json"), ResultJson.write(result));
    }

    private static String text(Path path) {
        return path.toString();
    }

    private static Map<String, String> files(Path zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                files.put(name, new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
