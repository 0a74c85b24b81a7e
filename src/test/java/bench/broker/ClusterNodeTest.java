package bench.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the nodes of the throwaway cluster are, and where they keep their data. */
class ClusterNodeTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 1, 2", "3, 3, 3", "5, 3, 3"})
    void anyOneOfThreeControllersCanBeLost(int nodes, int controllers, int replicas) {
        assertThat(IntStream.rangeClosed(1, nodes).filter(id -> new ClusterNode(id, nodes).isController()))
                .hasSize(controllers);
        assertThat(new ClusterNode(1, nodes).replicas()).isEqualTo(replicas);
    }

    @Test
    void aNodeAloneHasNoRack() {
        assertThat(ClusterNode.ALONE.rack()).isEmpty();
        assertThat(new ClusterNode(2, 3).rack()).contains("rack-2");
    }

    @Test
    void theProcessReadsTheArgumentsThatItsParentWrites() {
        NodeArguments arguments = new NodeArguments(
                Path.of("work"),
                new ClusterNode(2, 3),
                new NodeArguments.Place(Path.of("work/data"), "id", 9093, Map.of("a.b", "c=d", "e", "")),
                "archive.jsa");

        assertThat(NodeArguments.of(arguments.toList().toArray(String[]::new))).isEqualTo(arguments);
        assertThat(arguments.keepsData()).isFalse();
    }

    @Test
    void severalNodesHaveAFolderEach(@TempDir Path directory) {
        assertThat(new KeptData(directory, 1).of(1)).isEqualTo(directory);
        assertThat(new KeptData(directory, 3).of(2)).isEqualTo(directory.resolve("broker-2"));
        assertThat(new KeptData(null, 3).of(2)).isNull();
    }

    @Test
    void theDataOfAnotherNumberOfNodesIsRefused(@TempDir Path directory) throws Exception {
        for (String folder : List.of("broker-1", "broker-2")) {
            Files.createDirectories(directory.resolve(folder));
            Files.writeString(directory.resolve(folder).resolve("meta.properties"), "cluster.id=abc\n");
        }

        assertThat(new KeptData(directory, 2).clusterId()).isEqualTo("abc");
        assertThatThrownBy(() -> new KeptData(directory, 1))
                .isInstanceOf(BrokerException.class)
                .hasMessage("the data directory " + directory
                        + " has the data of 2 nodes: use --nodes 2, or name another directory");
    }

    @Test
    void aFirstStartOfSeveralThatFailedInTheMiddleCanBeMadeAgain(@TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("broker-1"));
        Files.writeString(directory.resolve("broker-1").resolve("meta.properties"), "cluster.id=abc\n");

        assertThat(new KeptData(directory, 3).clusterId()).isEqualTo("abc");
        assertThatThrownBy(() -> new KeptData(directory, 1))
                .isInstanceOf(BrokerException.class)
                .hasMessage("the data directory " + directory
                        + " has the data of several nodes: use --nodes with their number, or name another directory");
    }
}
