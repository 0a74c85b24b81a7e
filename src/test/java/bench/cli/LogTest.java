package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Kafka's clients log at a port that answers with zeros: their threads end by exceptions that nobody catches. */
class LogTest extends SampleFiles {
    private ServerSocket zeros;

    @BeforeEach
    void answer() throws IOException {
        zeros = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread answering = new Thread(this::answerAll, "zeros");
        answering.setDaemon(true);
        answering.start();
    }

    @AfterEach
    void stop() throws IOException {
        zeros.close();
    }

    @Test
    @Timeout(60)
    void hasNoLineOfAStackTrace() throws InterruptedException {
        try (BenchProcess process = run()) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.err().lines())
                    .noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by"))
                    .noneMatch(line -> line.startsWith("SLF4J"))
                    .hasSizeLessThan(6)
                    .anySatisfy(line -> assertThat(line)
                            .contains("[ERROR] KafkaThread - Uncaught exception in thread")
                            .contains("BufferUnderflowException"));
        }
    }

    @Test
    @Timeout(60)
    void hasStackTracesWhereTheyAreAskedFor() throws InterruptedException {
        try (BenchProcess process = run("--verbose")) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.err())
                    .contains("[ERROR] KafkaThread - Uncaught exception in thread")
                    .contains("\tat org.apache.kafka.clients.NetworkClient");
        }
    }

    private BenchProcess run(String... options) {
        String address = "127.0.0.1:" + zeros.getLocalPort();
        List<String> arguments = new ArrayList<>(List.of("run", "-w", workload, "-d", driver));
        arguments.addAll(List.of("--bootstrap-servers", address));
        arguments.addAll(List.of(options));
        return BenchProcess.start(dir, arguments.toArray(String[]::new));
    }

    private void answerAll() {
        byte[] answer = new byte[4096];
        while (!zeros.isClosed()) {
            try (Socket client = zeros.accept()) {
                client.getOutputStream().write(answer);
                int unused = client.getInputStream().read(answer.clone());
            } catch (IOException e) {
                // The client or the test has hung up.
            }
        }
    }
}
