package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.kafka.AdvertisingServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A cluster at an address where nobody listens. Takes as long as a user waits. */
@Execution(ExecutionMode.CONCURRENT)
class UnreachableClusterIT extends SampleFiles {
    private static final String NOBODY = "127.0.0.1:1";

    @Test
    @Timeout(30)
    void isNamedInOneLine() {
        Path file = dir.resolve("r.json");

        Invocation invocation = Invocation.of(
                "run", "-q", "-w", workload, "-d", driver, "-o", file.toString(), "--bootstrap-servers", NOBODY);

        assertThat(invocation.code()).isEqualTo(1);
        assertThat(invocation.errLines()).containsExactly("bench: cannot connect to 127.0.0.1:1: connection refused");
        assertThat(invocation.out()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    @Timeout(30)
    void isNamedByTheAddressThatItsBrokerAdvertisesWhereThatIsTheWrongOne() throws IOException {
        try (AdvertisingServer broker = AdvertisingServer.start("kafka.invalid", 9092)) {
            Invocation invocation =
                    Invocation.of("run", "-q", "-w", workload, "-d", driver, "--bootstrap-servers", broker.address());

            assertThat(invocation.code()).isEqualTo(1);
            assertThat(invocation.errLines())
                    .containsExactly("bench: cannot connect to " + broker.address() + ": broker 1 advertises"
                            + " kafka.invalid:9092, which cannot be resolved from here (no such host):"
                            + " is advertised.listeners of the broker right?");
        }
    }

    @Test
    @Timeout(60)
    void failsItsRunAndNotTheOthers() {
        Invocation invocation = Invocation.of(
                "run",
                "-w",
                workload,
                workload,
                "-d",
                driver,
                "--output-dir",
                dir.toString(),
                "--bootstrap-servers",
                NOBODY);

        assertThat(invocation.code()).isEqualTo(1);
        assertThat(invocation.errLines().get(0)).startsWith("Compiler: ");
        assertThat(invocation.errLines().stream().skip(1))
                .containsExactly(
                        "Run 1 of 2: " + workload + " with " + driver,
                        "Connecting to 127.0.0.1:1",
                        "bench: cannot connect to 127.0.0.1:1: connection refused",
                        "Run 2 of 2: " + workload + " with " + driver,
                        "Connecting to 127.0.0.1:1",
                        "bench: cannot connect to 127.0.0.1:1: connection refused");
    }
}
