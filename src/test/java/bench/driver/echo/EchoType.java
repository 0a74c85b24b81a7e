package bench.driver.echo;

import bench.config.DriverSettings;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.DriverType;
import bench.yaml.Key;
import bench.yaml.Problems;
import bench.yaml.Section;
import bench.yaml.Shape;
import java.util.List;
import java.util.Set;

/** A driver that bench does not come with, as a newcomer would add it: this package, and its line in a registry. */
public final class EchoType implements DriverType {
    private static final Key<Integer> NODES = new Key<>("nodes", 3, Shape.wholeNumber(1, 9));
    private static final Key<Integer> QUORUM = new Key<>("quorum", 2, Shape.wholeNumber(1, 9));
    /** Has no effect with drivers that do not have it. */
    private static final Key<Integer> BATCH_SIZE = new Key<>("batchSize", 1, Shape.wholeNumber(1, 1000));

    /** What an echo driver's file says. */
    record Settings(int nodes, int quorum, int batchSize) implements DriverSettings {}

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public Set<String> otherNames() {
        return Set.of("io.openmessaging.benchmark.driver.echo.EchoBenchmarkDriver");
    }

    @Override
    public List<Key<?>> ownKeys() {
        return List.of(NODES, QUORUM, BATCH_SIZE);
    }

    @Override
    public DriverSettings settings(Section section, Problems problems) {
        Settings settings = new Settings(section.value(NODES), section.value(QUORUM), section.value(BATCH_SIZE));
        if (settings.quorum > settings.nodes) {
            problems.add(
                    section.valueAt(QUORUM),
                    "quorum must be at most nodes, which is " + settings.nodes + ", but is " + settings.quorum);
        }
        return settings;
    }

    @Override
    public Driver create(DriverContext context) {
        return new EchoDriver(context);
    }
}
