package bench.trust;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Passwords of a run that fails. */
@Tag("trust")
@Timeout(180)
class SecretsIT {
    private static final String SECRET = "hunter2";

    private static final List<String> DRIVER = List.of(
            "name: Kafka",
            "driverClass: kafka",
            "replicationFactor: 1",
            "commonConfig: |",
            "  bootstrap.servers=127.0.0.1:1",
            "  security.protocol=SASL_PLAINTEXT",
            "  sasl.mechanism=PLAIN",
            "  sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=\""
                    + SECRET + "\";",
            "  ssl.truststore.password=" + SECRET,
            "  ssl.key.password=" + SECRET);

    @RegisterExtension
    final ExpectedFigures figures = new ExpectedFigures("secrets");

    @TempDir
    private Path dir;

    @Test
    void areInNoOutput() throws Exception {
        areInNoOutput("plain");
    }

    @Test
    void areInNoOutputWithStackTraces() throws Exception {
        areInNoOutput("verbose", "--verbose");
    }

    private void areInNoOutput(String name, String... options) throws Exception {
        try (LaunchedRun run = LaunchedRun.start(
                dir, LaunchedRun.workload("producerRate: 1000", "testDuration: 1s"), DRIVER, options)) {
            figures.equal(name + ": exit code", run.exitCode(), 1);
            figures.equal(
                    name + ": lines with a password",
                    run.allOutput()
                            .lines()
                            .filter(line -> line.contains(SECRET))
                            .count(),
                    0L);
        }
    }
}
