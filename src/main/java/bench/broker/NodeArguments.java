package bench.broker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the process of a broker is started with, as its parent writes it and as it reads it.
 *
 * @param workDir to delete in the end
 * @param node which of the cluster it is
 * @param place where it keeps its data and listens
 * @param archive the class archive to write in the end; empty for none
 */
record NodeArguments(Path workDir, ClusterNode node, Place place, String archive) {
    /**
     * Where a node keeps its data and listens.
     *
     * @param dataDir where topics and metadata live; created when missing
     * @param clusterId that it gets when it is formatted
     * @param port to listen on, 0 = any free one
     * @param properties server properties over its own
     */
    record Place(Path dataDir, String clusterId, int port, Map<String, String> properties) {
        Place {
            properties = Map.copyOf(properties);
        }
    }

    /** As the command line has it. */
    List<String> toList() {
        List<String> arguments = new ArrayList<>(List.of(
                workDir.toString(),
                place.dataDir.toString(),
                place.clusterId,
                Integer.toString(place.port),
                archive,
                Integer.toString(node.id()),
                Integer.toString(node.nodes())));
        new TreeMap<>(place.properties).forEach((name, value) -> arguments.add(name + "=" + value));
        return arguments;
    }

    static NodeArguments of(String[] arguments) {
        Map<String, String> properties = new TreeMap<>();
        for (String each : List.of(arguments).subList(7, arguments.length)) {
            properties.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        return new NodeArguments(
                Path.of(arguments[0]),
                new ClusterNode(Integer.parseInt(arguments[5]), Integer.parseInt(arguments[6])),
                new Place(Path.of(arguments[1]), arguments[2], Integer.parseInt(arguments[3]), properties),
                arguments[4]);
    }

    /** Whether the data stays when the process ends. */
    boolean keepsData() {
        return !place.dataDir.startsWith(workDir);
    }
}
