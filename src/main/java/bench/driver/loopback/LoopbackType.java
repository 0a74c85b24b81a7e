package bench.driver.loopback;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.DriverSettings;
import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.DriverType;
import bench.yaml.Durations;
import bench.yaml.Form;
import bench.yaml.Key;
import bench.yaml.Node;
import bench.yaml.Problems;
import bench.yaml.Section;
import bench.yaml.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The loopback driver in driver files: its keys, with default and check of each. */
public final class LoopbackType implements DriverType {
    private static final LoopbackConfig DEFAULTS = LoopbackConfig.INSTANT;
    private static final Shape<Duration> LATENCY = Shape.duration(Duration.ZERO, Duration.ofHours(1));

    private static final Key<Double> PERCENT = new Key<>("percent", 0.0, Shape.number("0", "100"));
    private static final Key<Duration> SHARE_LATENCY = new Key<>("latency", Duration.ZERO, LATENCY);
    private static final Key<Double> RATE = new Key<>("rate", 0.0, Shape.number("0.001", "2147483647"));
    private static final Key<Duration> AT = new Key<>("at", Duration.ZERO, LATENCY);
    private static final Key<Duration> DURATION = new Key<>("duration", Duration.ZERO, LATENCY);

    private static final Key<List<LatencyShare>> ACK_LATENCY =
            new Key<>("ackLatency", DEFAULTS.ackLatency(), latencies());
    private static final Key<Double> CAPACITY =
            new Key<>("capacity", DEFAULTS.capacity(), Shape.number("0", "2147483647"));
    private static final Key<LoopbackConfig.Slowness> SLOW_ABOVE =
            new Key<>("slowAbove", DEFAULTS.slowness(), slowness());
    private static final Key<Long> FAIL_ONE_IN = oneIn("failOneIn");
    private static final Key<Long> LOSE_ONE_IN = oneIn("loseOneIn");
    private static final Key<Long> DUPLICATE_ONE_IN = oneIn("duplicateOneIn");
    private static final Key<Long> REORDER_ONE_IN = oneIn("reorderOneIn");
    private static final Key<Long> CORRUPT_ONE_IN = oneIn("corruptOneIn");
    private static final Key<LoopbackConfig.Block> BLOCK_SEND = new Key<>("blockSend", DEFAULTS.block(), block());
    private static final Key<Long> SEED =
            new Key<>("seed", DEFAULTS.seed(), Shape.longNumber(Long.MIN_VALUE, Long.MAX_VALUE));

    private static final List<Key<?>> OWN_KEYS = List.of(
            ACK_LATENCY,
            CAPACITY,
            SLOW_ABOVE,
            FAIL_ONE_IN,
            LOSE_ONE_IN,
            DUPLICATE_ONE_IN,
            REORDER_ONE_IN,
            CORRUPT_ONE_IN,
            BLOCK_SEND,
            SEED);

    @Override
    public String name() {
        return "loopback";
    }

    @Override
    public List<Key<?>> ownKeys() {
        return OWN_KEYS;
    }

    @Override
    public DriverSettings settings(Section section, Problems problems) {
        LoopbackConfig.Faults faults = new LoopbackConfig.Faults(
                section.value(FAIL_ONE_IN),
                section.value(LOSE_ONE_IN),
                section.value(DUPLICATE_ONE_IN),
                section.value(REORDER_ONE_IN),
                section.value(CORRUPT_ONE_IN));
        return new LoopbackConfig(
                section.value(ACK_LATENCY),
                section.value(CAPACITY),
                section.value(SLOW_ABOVE),
                faults,
                section.value(BLOCK_SEND),
                section.value(SEED));
    }

    @Override
    public Driver create(DriverContext context) {
        return new LoopbackDriver(context);
    }

    @Override
    public long clientBytes() {
        return 0;
    }

    /** They are in the memory of this process. */
    @Override
    public boolean keepsTopics() {
        return false;
    }

    @Override
    public List<String> futilities(ConfigFile<Workload> workload, ConfigFile<DriverConfig> driver) {
        LoopbackConfig.Block block = driver.value()
                .settings(LoopbackConfig.class)
                .map(LoopbackConfig::block)
                .orElse(LoopbackConfig.Block.NEVER);
        Duration measured = workload.value().timing().testDuration();
        if (block.duration().isZero() || block.at().compareTo(measured) < 0) {
            return List.of();
        }
        return List.of(driver.place(BLOCK_SEND.name()) + ": blockSend blocks " + Durations.shown(block.at())
                + " after the start of the measurement, and so never in the " + Durations.shown(measured) + " of "
                + workload.path() + ": block earlier, or measure for longer");
    }

    private static Key<Long> oneIn(String name) {
        return new Key<>(name, 0L, Shape.longNumber(0, 1_000_000_000_000L));
    }

    private static Shape<List<LatencyShare>> latencies() {
        Shape<List<LatencyShare>> shape = LoopbackType::readLatency;
        List<Key<?>> keys = List.of(PERCENT, SHARE_LATENCY);
        return shape.like(Form.anyOf(LATENCY.form(), Form.list(Form.fields(keys, PERCENT, SHARE_LATENCY))));
    }

    private static Shape<LoopbackConfig.Slowness> slowness() {
        Shape<LoopbackConfig.Slowness> shape = LoopbackType::readSlowness;
        return shape.like(Form.fields(List.of(RATE, SHARE_LATENCY), RATE, SHARE_LATENCY));
    }

    private static Shape<LoopbackConfig.Block> block() {
        Shape<LoopbackConfig.Block> shape = LoopbackType::readBlock;
        return shape.like(Form.fields(List.of(AT, DURATION), AT, DURATION));
    }

    private static Optional<List<LatencyShare>> readLatency(String key, Node node, Problems problems) {
        if (node instanceof Node.Sequence mix) {
            return readMix(key, mix, problems);
        }
        return LATENCY.read(key, node, problems).map(latency -> List.of(new LatencyShare(100, latency)));
    }

    private static Optional<List<LatencyShare>> readMix(String key, Node.Sequence mix, Problems problems) {
        List<LatencyShare> shares = new ArrayList<>();
        for (Node item : mix.items()) {
            Optional<Section> parts =
                    Section.of(key, "{percent: 95, latency: 2ms}", item, List.of(PERCENT, SHARE_LATENCY), problems);
            Optional<Double> percent = parts.flatMap(part -> part.find(PERCENT));
            Optional<Duration> latency = parts.flatMap(part -> part.find(SHARE_LATENCY));
            if (percent.isPresent() && latency.isPresent()) {
                shares.add(new LatencyShare(percent.get(), latency.get()));
            }
        }
        if (shares.size() < mix.items().size()) {
            return Optional.empty();
        }
        double sum = shares.stream().mapToDouble(LatencyShare::percent).sum();
        if (Math.abs(sum - 100) > LoopbackConfig.PERCENT_TOLERANCE) {
            problems.add(
                    mix.at(),
                    key + " must have percentages that add up to 100, but they add up to "
                            + new BigDecimal(sum)
                                    .setScale(3, RoundingMode.HALF_UP)
                                    .stripTrailingZeros()
                                    .toPlainString());
            return Optional.empty();
        }
        return Optional.of(List.copyOf(shares));
    }

    private static Optional<LoopbackConfig.Slowness> readSlowness(String key, Node node, Problems problems) {
        Optional<Section> parts =
                Section.of(key, "{rate: 10000, latency: 50ms}", node, List.of(RATE, SHARE_LATENCY), problems);
        Optional<Double> rate = parts.flatMap(part -> part.find(RATE));
        Optional<Duration> latency = parts.flatMap(part -> part.find(SHARE_LATENCY));
        return rate.isPresent() && latency.isPresent()
                ? Optional.of(new LoopbackConfig.Slowness(rate.get(), latency.get()))
                : Optional.empty();
    }

    private static Optional<LoopbackConfig.Block> readBlock(String key, Node node, Problems problems) {
        Optional<Section> parts = Section.of(key, "{at: 10s, duration: 2s}", node, List.of(AT, DURATION), problems);
        Optional<Duration> at = parts.flatMap(part -> part.find(AT));
        Optional<Duration> duration = parts.flatMap(part -> part.find(DURATION));
        return at.isPresent() && duration.isPresent()
                ? Optional.of(new LoopbackConfig.Block(at.get(), duration.get()))
                : Optional.empty();
    }
}
