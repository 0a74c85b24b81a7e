package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret of a driver file or of the command line is in anything that is printed or written. */
class SecretsTest {
    private static final String SECRET = "hunter2";

    @TempDir
    private Path dir;

    private Path workload;
    private Path result;
    private final StringWriter printed = new StringWriter();

    @BeforeEach
    void writeWorkload() throws IOException {
        result = dir.resolve("result.json");
        workload = Files.writeString(dir.resolve("workload.yaml"), """
                topics: 1
                partitionsPerTopic: 1
                messageSize: 100
                producersPerTopic: 1
                subscriptionsPerTopic: 1
                consumerPerSubscription: 1
                producerRate: 100
                testDuration: 200ms
                warmupDuration: 0s
                """);
    }

    @Test
    void theResultHasNeitherThoseOfTheFileNorThoseOfTheCommandLine() throws IOException {
        run(
                driver("loopback", "ssl.key.password=" + SECRET + "1"),
                "commonConfig.sasl.jaas.config=x.Y required password=\"a;" + SECRET + "2\";",
                "producerConfig={vendor.token: " + SECRET + "3}");

        assertThat(Files.readString(result))
                .doesNotContain(SECRET)
                .contains("\"ssl.key.password\" : \"[hidden]\"", "\"sasl.jaas.config\" : \"[hidden]\"")
                .contains("\"commonConfig.sasl.jaas.config=[hidden]\"", "\"producerConfig={vendor.token: [hidden]\"");
        assertThat(printed.toString()).doesNotContain(SECRET);
    }

    @Test
    void warningsAndMistakesDoNotShowThem() throws IOException {
        Path driver = driver("kafka", "ssl.key.pasword=" + SECRET + "\n  bootstrap.servers=127.0.0.1:1");
        run(driver, "commonConfig.ssl.keystore.password=" + SECRET, "producerConfig.acks=7");
        run(driver, "commonConfig.ssl.keystore.password:" + SECRET);
        run(driver, "commonConfigs.ssl.keystore.password=" + SECRET);
        run(
                driver,
                "commonConfig.security.protocol=SASL_PLAINTEXT",
                "commonConfig.sasl.mechanism=PLAIN",
                "commonConfig.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required password="
                        + SECRET);

        assertThat(printed.toString())
                .contains("'ssl.key.pasword' is not a property", "acks", "must be key=value", "unknown key", "jaas")
                .doesNotContain(SECRET);
    }

    @Test
    void aClientThatCannotBeMadeDoesNotShowThem() throws IOException {
        run(
                driver("kafka", "bootstrap.servers=127.0.0.1:1\n  security.protocol=SSL"),
                "commonConfig.ssl.truststore.location=/no/such/store.jks",
                "commonConfig.ssl.truststore.password=" + SECRET);

        assertThat(printed.toString()).contains("/no/such/store.jks").doesNotContain(SECRET);
    }

    @Test
    void aConnectionThatFailsDoesNotShowThem() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerWithoutTls(server), "answering");
            answering.setDaemon(true);
            answering.start();
            run(
                    driver("kafka", "security.protocol=SSL\n  ssl.key.password=" + SECRET + "1"),
                    "commonConfig.bootstrap.servers=127.0.0.1:" + server.getLocalPort(),
                    "commonConfig.sasl.jaas.config=x.Y required password=" + SECRET + "2;");
        }

        assertThat(printed.toString())
                .contains("bench: authentication failed at 127.0.0.1:")
                .doesNotContain(SECRET);
    }

    /** Until the socket is closed. */
    private static void answerWithoutTls(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write("this is no TLS\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                assertThat(e).isInstanceOf(SocketException.class);
            }
        }
    }

    private Path driver(String driverClass, String commonConfig) throws IOException {
        return Files.writeString(
                dir.resolve("driver.yaml"),
                "driverClass: " + driverClass + "\ncommonConfig: |\n  " + commonConfig + "\n");
    }

    private void run(Path driver, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "run", "--verbose", "-w", workload.toString(), "-d", driver.toString(), "-o", result.toString()));
        for (String setting : settings) {
            arguments.add("--set");
            arguments.add(setting);
        }
        PrintWriter writer = new PrintWriter(printed);
        int unused = Bench.execute(new Bench(), writer, writer, arguments.toArray(String[]::new));
    }
}
