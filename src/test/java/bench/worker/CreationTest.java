package bench.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.driver.DriverException;
import bench.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CreationTest {
    private static final Duration SOON = Duration.ofMillis(10);

    private final List<CompletableFuture<String>> promised =
            Stream.generate(CompletableFuture<String>::new).limit(4).toList();
    private final List<String> lines = new ArrayList<>();

    @Test
    void tellsHowManyClientsAreMadeUntilAllAre() throws InterruptedException {
        Creation<String> creation = new Creation<>("producers", promised, Clock.system(), SOON, this::makeOneMore);

        for (int i = 0; i < promised.size(); i++) {
            assertThat(creation.await(i)).isEqualTo("made");
        }

        assertThat(lines)
                .containsExactly(
                        "Made 0 of 4 producers",
                        "Made 1 of 4 producers",
                        "Made 2 of 4 producers",
                        "Made 3 of 4 producers");
    }

    @Test
    void isSilentWhereClientsAreMadeInTime() throws InterruptedException {
        promised.forEach(client -> client.complete("made"));
        Creation<String> creation =
                new Creation<>("consumers", promised, Clock.system(), Duration.ofMinutes(1), lines::add);

        assertThat(creation.await(3)).isEqualTo("made");
        assertThat(lines).isEmpty();
    }

    @Test
    void failsAsTheClientDoes() {
        promised.get(0).completeExceptionally(new DriverException("no route"));
        Creation<String> creation = new Creation<>("producers", promised, Clock.system(), SOON, lines::add);

        assertThatThrownBy(() -> creation.await(0))
                .isInstanceOf(DriverException.class)
                .hasMessage("no route");
    }

    private void makeOneMore(String line) {
        promised.get(lines.size()).complete("made");
        lines.add(line);
    }
}
