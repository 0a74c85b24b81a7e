package bench.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The throwaway broker as a real process. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BrokerIT {
    /** For a process to end, with the class archive that the first one may write. */
    private static final Duration END = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void createsATopicForAClientAndLeavesNothingBehindWhenClosed() throws Exception {
        ThrowawayBroker broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults());
        try (broker) {
            assertThat(broker.bootstrapServers()).matches("127\\.0\\.0\\.1:\\d+");
            assertThat(broker.startup()).isPositive();
            assertThat(broker.pid()).isNotEqualTo(ProcessHandle.current().pid());

            createTopic(broker, "orders", 4);

            assertThat(topics(broker)).containsExactly("orders");
        }

        assertThat(broker.workDir()).doesNotExist();
        assertIsGone(broker.pid());
        assertThat(broker.ended()).isNotDone();
        broker.close();
    }

    @Test
    @Tag("field")
    void servesHundredsOfPartitions() throws Exception {
        try (ThrowawayBroker broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults());
                Admin admin = admin(broker)) {
            List<NewTopic> topics = IntStream.range(0, 200)
                    .mapToObj(i -> new NewTopic("topic-" + i, 4, (short) 1))
                    .toList();

            admin.createTopics(topics).all().get();

            assertThat(admin.listTopics().names().get()).hasSize(200);
        }
    }

    @Test
    void stopsAndDeletesItsDataWhenItsParentIsKilled() throws Exception {
        Process parent = startParent();
        try (BufferedReader lines = parent.inputReader(StandardCharsets.UTF_8)) {
            long pid = Long.parseLong(lines.readLine());
            Path workDir = Path.of(lines.readLine());
            assertThat(lines.readLine()).isEqualTo("ready");
            assertThat(workDir).isDirectory();

            parent.destroyForcibly();

            assertIsGone(pid);
            assertThat(workDir).doesNotExist();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void stopsAndDeletesItsDataWhenItsParentIsKilledDuringTheStart() throws Exception {
        Process parent = startParent();
        try {
            await().atMost(END).until(() -> javaChildOf(parent).isPresent());
            long broker = javaChildOf(parent).orElseThrow();

            parent.destroyForcibly();

            assertIsGone(broker);
            assertThat(directory).isEmptyDirectory();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void keepsADataDirectoryOfTheUserAndUsesItAgain() throws Exception {
        Path dataDir = directory.resolve("with a space").resolve("data");
        ThrowawayBroker.Options options = ThrowawayBroker.Options.defaults().withDataDir(dataDir);
        try (ThrowawayBroker broker = ThrowawayBroker.start(options)) {
            createTopic(broker, "kept", 1);
        }
        assertThat(dataDir).isNotEmptyDirectory();

        try (ThrowawayBroker broker = ThrowawayBroker.start(options)) {
            assertThat(topics(broker)).containsExactly("kept");
        }
    }

    @Test
    void refusesADataDirectoryThatIsInUseAndLeavesItsBrokerAlone() throws Exception {
        Path dataDir = directory.resolve("data");
        ThrowawayBroker.Options options = ThrowawayBroker.Options.defaults().withDataDir(dataDir);
        try (ThrowawayBroker broker = ThrowawayBroker.start(options)) {
            assertThatThrownBy(() -> ThrowawayBroker.start(options))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage("the data directory " + dataDir
                            + " is in use by another broker: stop that one first, or name another directory");

            createTopic(broker, "still-here", 1);
            assertThat(broker.ended()).isNotDone();
        }
    }

    @Test
    void leavesADirectoryAloneThatHoldsOtherFiles() throws Exception {
        Path file = Files.writeString(directory.resolve("thesis.txt"), "irreplaceable");

        assertThatThrownBy(() ->
                        ThrowawayBroker.start(ThrowawayBroker.Options.defaults().withDataDir(directory)))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("the data directory " + directory + " has other files in it");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void saysInOneLineThatAPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> ThrowawayBroker.start(
                            ThrowawayBroker.Options.defaults().withPort(taken.getLocalPort())))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageStartingWith("port " + taken.getLocalPort() + " of 127.0.0.1 cannot be used")
                    .hasMessageNotContainingAny("\n");
        }
    }

    @Test
    void saysThatItWasNotReadyInTime() {
        assertThatThrownBy(() -> ThrowawayBroker.start(
                        ThrowawayBroker.Options.defaults().withReadyDeadline(Duration.ofMillis(50))))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("the broker was not ready within 50 ms");
    }

    @Test
    void startsTwiceAtTheSameTime() throws Exception {
        CompletableFuture<ThrowawayBroker> other = CompletableFuture.supplyAsync(BrokerIT::start);
        try (ThrowawayBroker first = start();
                ThrowawayBroker second = other.join()) {
            assertThat(first.bootstrapServers()).isNotEqualTo(second.bootstrapServers());
            createTopic(first, "first", 1);
            createTopic(second, "second", 1);
            assertThat(topics(first)).containsExactly("first");
            assertThat(topics(second)).containsExactly("second");
        }
    }

    @Test
    void tellsThatTheProcessHasEnded() throws Exception {
        try (ThrowawayBroker broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults())) {
            ProcessHandle.of(broker.pid()).orElseThrow().destroyForcibly();

            assertThat(broker.ended())
                    .succeedsWithin(END)
                    .asString()
                    .isEqualTo("the broker's process " + broker.pid() + " was killed (signal 9)");
        }
    }

    @Test
    void goesOnWhenTheProcessGroupIsInterrupted() throws Exception {
        try (ThrowawayBroker broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults())) {
            for (String signal : List.of("INT", "TERM", "HUP")) {
                int exitCode = new ProcessBuilder("kill", "-" + signal, Long.toString(broker.pid()))
                        .inheritIO()
                        .start()
                        .waitFor();
                assertThat(exitCode).isZero();
            }

            createTopic(broker, "still-here", 1);

            assertThat(broker.ended()).isNotDone();
        }
    }

    private static ThrowawayBroker start() {
        try {
            return ThrowawayBroker.start(ThrowawayBroker.Options.defaults());
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private Process startParent(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                BrokerParent.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Once it has become Java: until then it is a helper of the JDK that starts processes, and ends with its parent. */
    private static Optional<Long> javaChildOf(Process parent) {
        return parent.children()
                .filter(child -> child.info().commandLine().orElse("").contains("-XX:ErrorFile="))
                .map(ProcessHandle::pid)
                .findFirst();
    }

    private static void assertIsGone(long pid) {
        await().atMost(END).until(() -> ProcessHandle.of(pid).isEmpty());
    }

    private static Admin admin(ThrowawayBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static void createTopic(ThrowawayBroker broker, String name, int partitions) throws Exception {
        try (Admin admin = admin(broker)) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static Set<String> topics(ThrowawayBroker broker) throws Exception {
        try (Admin admin = admin(broker)) {
            return admin.listTopics().names().get();
        }
    }
}
