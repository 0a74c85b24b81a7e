package bench.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/**
 * Where the nodes of a cluster keep their data: a single node in the directory itself, several in a folder of it each.
 *
 * @param dataDir null where nothing is kept
 * @param nodes of the cluster
 */
record KeptData(Path dataDir, int nodes) {
    private static final String FOLDER = "broker-";
    /** Kafka's, in each directory with data. */
    private static final String META = "meta.properties";

    private static final String CLUSTER_ID = "cluster.id";

    /** @throws BrokerException when the directory has the data of another number of nodes, which know each other by that */
    KeptData {
        if (dataDir != null) {
            check(dataDir, nodes);
        }
    }

    private static void check(Path dataDir, int nodes) {
        boolean isOfOne = Files.exists(dataDir.resolve(META));
        int found = isOfOne ? 1 : folders(dataDir);
        // Of several nodes the first may be alone to have a folder: those after it did not come so far in their first
        // start.
        boolean isUnfinished = found == 1 && !isOfOne;
        if (isUnfinished && nodes == 1) {
            throw new BrokerException("the data directory " + dataDir
                    + " has the data of several nodes: use --nodes with their number, or name another directory");
        }
        if (found != 0 && found != nodes && !isUnfinished) {
            throw new BrokerException("the data directory " + dataDir + " has the data of " + found
                    + (found == 1 ? " node" : " nodes") + ": use --nodes " + found + ", or name another directory");
        }
    }

    private static int folders(Path dataDir) {
        int folders = 0;
        while (Files.exists(dataDir.resolve(FOLDER + (folders + 1)).resolve(META))) {
            folders++;
        }
        return folders;
    }

    /** The directory of a node; null where nothing is kept. */
    Path of(int id) {
        return dataDir == null || nodes == 1 ? dataDir : dataDir.resolve(FOLDER + id);
    }

    /** That of the data that is there, or a new one. */
    String clusterId() {
        Path meta = dataDir == null ? null : of(1).resolve(META);
        if (meta == null || !Files.exists(meta)) {
            return Uuid.randomUuid().toString();
        }
        Properties properties = new Properties();
        try (Reader content = Files.newBufferedReader(meta)) {
            properties.load(content);
        } catch (IOException e) {
            throw new BrokerException(meta + " cannot be read: " + e.getMessage(), e);
        }
        return properties.getProperty(CLUSTER_ID, Uuid.randomUuid().toString());
    }
}
