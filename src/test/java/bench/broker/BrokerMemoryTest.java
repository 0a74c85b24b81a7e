package bench.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the broker's process takes of the machine: memory, and a place for its class archive. */
class BrokerMemoryTest {
    @ParameterizedTest
    @CsvSource({
        "65536, 1, -Xms512m, -Xmx1024m",
        "2048, 1, -Xms512m, -Xmx512m",
        "1024, 1, -Xms256m, -Xmx256m",
        "256, 1, -Xms192m, -Xmx192m",
        "65536, 3, -Xms512m, -Xmx1024m",
        "4096, 3, -Xms341m, -Xmx341m",
        "1024, 3, -Xms192m, -Xmx192m"
    })
    void theHeapFollowsTheMemory(long megabytes, int nodes, String least, String most) {
        assertThat(BrokerProcess.heap(megabytes << 20, nodes)).containsExactly(least, most);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "/no/such/home"})
    void aUserWithoutAHomeHasNoCache(String home) {
        assertThatThrownBy(() -> ClassArchive.home(home)).isInstanceOf(NotDirectoryException.class);
    }

    @Test
    void aHomeIsTakenAsItIs(@TempDir Path home) throws Exception {
        assertThat(ClassArchive.home(home.toString())).isEqualTo(home);
    }
}
