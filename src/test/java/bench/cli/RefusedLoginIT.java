package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.testing.SharedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cluster that does not let the clients of a run log in. */
class RefusedLoginIT extends SampleFiles {
    @RegisterExtension
    private static final SharedBroker BROKER = new SharedBroker();

    @Test
    @Timeout(180)
    void isToldOnce() throws Exception {
        driver = Samples.write(dir, "sasl.yaml", """
                name: Sasl
                driverClass: kafka
                commonConfig: |
                  bootstrap.servers=%s
                  security.protocol=SASL_PLAINTEXT
                  sasl.mechanism=PLAIN
                  sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\
                    username=alice password=hunter2;
                """.formatted(BROKER.bootstrapServers()));

        try (BenchProcess bench = BenchProcess.start(dir, "run", "-q", "-w", workload, "-d", driver)) {
            assertThat(bench.exitCode()).isEqualTo(1);
            assertThat(bench.err())
                    .startsWith("bench: authentication failed at " + BROKER.bootstrapServers())
                    .hasLineCount(1);
        }
    }
}
