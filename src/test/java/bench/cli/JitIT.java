package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --jit} does to a process of its own; the loopback driver does without a broker. */
@Tag("field")
class JitIT extends SampleFiles {
    private static final String FEW = Integer.toString(OptimizingCompiler.FEW_PROCESSORS);
    private static final String MANY = Integer.toString(OptimizingCompiler.FEW_PROCESSORS + 1);

    private String loopback;

    @BeforeEach
    void writeDriver() {
        loopback = Samples.write(dir, "loopback.yaml", "name: L\ndriverClass: loopback\n");
    }

    @Test
    void quickKeepsTheOptimizingCompilerOut() throws Exception {
        assertThat(run(processors(MANY), "--jit", "quick")).contains("Compiler: quick (C2 is kept out: --jit quick)");

        assertThat(jvm().path("optimizingCompiler").asBoolean()).isFalse();
        assertThat(jvm().path("jit").toString()).isEqualTo("{\"asked\":\"quick\",\"used\":\"quick\"}");
    }

    @Test
    void fullKeepsIt() throws Exception {
        assertThat(run(processors(FEW), "--jit", "full")).contains("Compiler: full (--jit full)");

        assertThat(jvm().path("optimizingCompiler").asBoolean()).isTrue();
        assertThat(jvm().path("jit").toString()).isEqualTo("{\"asked\":\"full\",\"used\":\"full\"}");
    }

    @Test
    void autoKeepsItOutOfAModerateLoadOnFewProcessors() throws Exception {
        assertThat(run(processors(FEW)))
                .contains("Compiler: quick (C2 is kept out on " + FEW + " shared processors; --jit full keeps it)");

        assertThat(jvm().path("jit").toString()).isEqualTo("{\"asked\":\"auto\",\"used\":\"quick\"}");
    }

    @Test
    void autoKeepsItOnManyProcessors() throws Exception {
        assertThat(run(processors(MANY))).contains("Compiler: full");

        assertThat(jvm().path("jit").toString()).isEqualTo("{\"asked\":\"auto\",\"used\":\"full\"}");
    }

    @Test
    void quickSaysWhenItHasNoEffect() throws Exception {
        assertThat(run("-XX:TieredStopAtLevel=3", "--jit", "quick"))
                .contains(
                        "bench: warning: --jit quick has no effect: this JVM's options choose its compilers, or it is no"
                                + " HotSpot");

        assertThat(jvm().path("jit").toString()).isEqualTo("{\"asked\":\"quick\",\"used\":\"own\"}");
    }

    @Test
    void aJvmWithoutCompilersIsNotCalledFull() throws Exception {
        assertThat(run("-Xint", "--jit", "full"))
                .contains(
                        "bench: warning: --jit full has no effect: this JVM's options choose its compilers, or it is no"
                                + " HotSpot",
                        "Compiler: as this JVM's own options say");

        assertThat(jvm().path("jit").toString()).isEqualTo("{\"asked\":\"full\",\"used\":\"own\"}");
        assertThat(jvm().path("optimizingCompiler").booleanValue()).isFalse();
    }

    private static String processors(String number) {
        return "-XX:ActiveProcessorCount=" + number;
    }

    /** The lines on standard error of a short run in a JVM with this option. */
    private List<String> run(String jvmOption, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("run", "-w", workload, "-d", loopback, "-o", "result.json"));
        arguments.addAll(List.of(options));
        try (BenchProcess bench = BenchProcess.startIn(dir, jvmOption, arguments.toArray(String[]::new))) {
            assertThat(bench.exitCode()).as(bench.err()).isIn(0, 3);
            return bench.err().lines().toList();
        }
    }

    private JsonNode jvm() throws Exception {
        return JsonMapper.shared()
                .readTree(Files.readString(dir.resolve("result.json")))
                .at("/environment/jvm");
    }
}
