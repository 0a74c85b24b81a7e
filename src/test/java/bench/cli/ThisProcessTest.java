package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThisProcessTest {
    private final Environment environment = ThisProcess.environment(
            "1.2.3",
            List.of("run", "--set", "commonConfig.ssl.key.password=hunter2", "-q"),
            new Environment.Jit("auto", "quick"));

    @Test
    void saysWhichCompilersWereAskedForAndWhichWork() {
        assertThat(environment.jvm().jit()).isEqualTo(new Environment.Jit("auto", "quick"));
        assertThat(environment.jvm().optimizingCompiler()).isFalse();
    }

    @Test
    void tellsWhatRanAndHowItWasCalled() {
        assertThat(environment.bench()).isEqualTo("1.2.3");
        assertThat(environment.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(environment.commandLine())
                .containsExactly("run", "--set", "commonConfig.ssl.key.password=[hidden]", "-q");
        assertThat(environment.clientConfiguration()).isEmpty();
    }

    @Test
    void tellsTheJvmWithItsFlagsAndTheMachine() {
        assertThat(environment.jvm().vendor()).isEqualTo(System.getProperty("java.vendor"));
        assertThat(environment.jvm().version()).isEqualTo(System.getProperty("java.version"));
        assertThat(environment.jvm().maxHeapBytes())
                .isEqualTo(Runtime.getRuntime().maxMemory());
        assertThat(environment.jvm().flags()).isNotNull();
        assertThat(environment.jvm().garbageCollectors()).isNotEmpty();
        assertThat(environment.os().arch()).isEqualTo(System.getProperty("os.arch"));
        assertThat(environment.os().memoryBytes()).isGreaterThan(100_000_000L);
    }

    @Test
    void theMemoryOfTheMachineIsNotThatOfTheContainer(@TempDir Path dir) throws IOException {
        Path meminfo = Files.writeString(dir.resolve("meminfo"), "MemTotal:       24683520 kB\nMemFree: 1 kB\n");

        assertThat(ThisProcess.machineMemoryBytes(meminfo)).isEqualTo(24_683_520L * 1024);
        assertThat(ThisProcess.machineMemoryBytes(dir.resolve("missing"))).isGreaterThan(100_000_000L);
    }
}
