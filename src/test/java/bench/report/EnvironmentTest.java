package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
    private final Environment environment =
            Environment.of("1.2.3", List.of("run", "--set", "commonConfig.ssl.key.password=hunter2", "-q"));

    @Test
    void tellsWhatRanAndHowItWasCalled() {
        assertThat(environment.fields())
                .containsEntry("bench", "1.2.3")
                .containsEntry("cores", Runtime.getRuntime().availableProcessors())
                .containsEntry("commandLine", List.of("run", "--set", "commonConfig.ssl.key.password=[hidden]", "-q"))
                .doesNotContainKey("clientConfiguration");
    }

    @Test
    void tellsTheJvmWithItsFlagsAndTheMachine() {
        assertThat(environment.fields().get("jvm"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("vendor", System.getProperty("java.vendor"))
                .containsEntry("version", System.getProperty("java.version"))
                .containsEntry("maxHeapBytes", Runtime.getRuntime().maxMemory())
                .containsKey("flags")
                .hasEntrySatisfying(
                        "garbageCollectors",
                        names -> assertThat((List<?>) names).isNotEmpty());
        assertThat(environment.fields().get("os"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("arch", System.getProperty("os.arch"))
                .hasEntrySatisfying(
                        "memoryBytes", bytes -> assertThat((Long) bytes).isGreaterThan(100_000_000L));
    }

    @Test
    void tellsWhichCompilersWereAskedForAndWhichWork() {
        assertThat(environment.withJit("quick", false).fields().get("jvm"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("optimizingCompiler", false)
                .containsEntry("jit", Map.of("asked", "quick", "used", "quick"));
        assertThat(environment.withJit("auto", true).fields().get("jvm"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("optimizingCompiler", true)
                .containsEntry("jit", Map.of("asked", "auto", "used", "full"));
    }

    @Test
    void aDriverThatForgetsToHideASecretDoesNotShowItHere() {
        Environment with = environment.withClientConfiguration(
                Map.of("producer", Map.of("acks", "all", "vendor.api.key", "hunter2", "url", "http://bob:hunter2@x/")));

        assertThat(with.fields().get("clientConfiguration"))
                .isEqualTo(Map.of(
                        "producer",
                        Map.of("acks", "all", "vendor.api.key", "[hidden]", "url", "http://bob:[hidden]@x/")));
    }

    @Test
    void theMemoryOfTheMachineIsNotThatOfTheContainer(@TempDir Path dir) throws IOException {
        Path meminfo = Files.writeString(dir.resolve("meminfo"), "MemTotal:       24683520 kB\nMemFree: 1 kB\n");

        assertThat(Environment.machineMemoryBytes(meminfo)).isEqualTo(24_683_520L * 1024);
        assertThat(Environment.machineMemoryBytes(dir.resolve("missing"))).isGreaterThan(100_000_000L);
    }
}
