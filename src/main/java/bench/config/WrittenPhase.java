package bench.config;

import bench.yaml.Form;
import bench.yaml.Key;
import bench.yaml.Node;
import bench.yaml.Numbers;
import bench.yaml.Problems;
import bench.yaml.Section;
import bench.yaml.Shape;
import bench.yaml.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An entry of {@code phases} as the file has it.
 *
 * @param name empty where the file has none
 */
record WrittenPhase(Optional<String> name, boolean measured, Pace pace, Duration length) {
    private static final String EXAMPLE = "{rate: 1000, duration: 1m} or {ramp: {from: 1000, to: 20000}, duration: 5m}";
    private static final String RAMP_EXAMPLE = "{from: 1000, to: 20000}";
    private static final String HIGHEST_RATE = "2147483647";
    private static final int LONGEST_NAME = 60;

    private static final Key<Double> FROM = new Key<>("from", null, Shape.number("0", HIGHEST_RATE));
    private static final Key<Double> TO = new Key<>("to", null, Shape.number("0", HIGHEST_RATE));
    private static final Key<Double> RATE = new Key<>("rate", null, rateOrUnlimited());
    private static final Key<Ends> RAMP = new Key<>("ramp", null, ramp());
    private static final Key<Duration> DURATION =
            new Key<>("duration", null, Shape.duration(Duration.ofMillis(100), WorkloadKeys.LONGEST_PHASE));
    private static final Key<String> NAME = new Key<>("name", null, Shape.text(LONGEST_NAME));
    private static final Key<Boolean> MEASURED = new Key<>("measured", true, Shape.flag());
    private static final List<String> KEYS =
            List.of(RATE.name(), RAMP.name(), DURATION.name(), NAME.name(), MEASURED.name());

    /** The ends of a ramp, in messages/s. */
    private record Ends(double from, double to) {
        Pace over(Duration length) {
            return Pace.ramp(from, to, length);
        }
    }

    private static Shape<Ends> ramp() {
        Shape<Ends> shape = WrittenPhase::ends;
        return shape.like(Form.fields(List.of(FROM, TO), FROM, TO));
    }

    private static Optional<Ends> ends(String key, Node node, Problems problems) {
        return Section.of(key, RAMP_EXAMPLE, node, List.of(FROM, TO), problems).flatMap(section -> {
            Optional<Double> from = section.find(FROM);
            Optional<Double> to = section.find(TO);
            return from.isPresent() && to.isPresent() ? Optional.of(new Ends(from.get(), to.get())) : Optional.empty();
        });
    }

    static Shape<List<WrittenPhase>> list() {
        Shape<List<WrittenPhase>> shape = WrittenPhase::readList;
        return shape.like(() -> new Form.Items(
                Form.fields(List.of(RATE, RAMP, DURATION, NAME, MEASURED), DURATION), 1, Integer.MAX_VALUE));
    }

    private static Shape<Double> rateOrUnlimited() {
        Shape<Double> shape = Shape.scalar(
                "a number of messages/s from 0 to " + HIGHEST_RATE + ", or unlimited",
                text -> text.strip().toLowerCase(Locale.ROOT).equals("unlimited")
                        ? Optional.of(Pace.UNLIMITED.from())
                        : Numbers.between(text, BigDecimal.ZERO, new BigDecimal(HIGHEST_RATE))
                                .map(BigDecimal::doubleValue));
        return shape.like(Form.anyOf(new Form.Decimal("0", HIGHEST_RATE), new Form.Words(List.of("unlimited"))));
    }

    private static Optional<List<WrittenPhase>> readList(String key, Node node, Problems problems) {
        if (!(node instanceof Node.Sequence sequence) || sequence.items().isEmpty()) {
            problems.add(node.at(), key + " must be a list of phases such as " + EXAMPLE + ", " + butIs(node));
            return Optional.empty();
        }
        List<WrittenPhase> phases = new ArrayList<>();
        sequence.items().forEach(item -> read(item, problems).ifPresent(phases::add));
        return phases.size() == sequence.items().size() ? Optional.of(List.copyOf(phases)) : Optional.empty();
    }

    private static String butIs(Node node) {
        return node instanceof Node.Sequence ? "but is empty" : Wording.butIs(node);
    }

    private static Optional<WrittenPhase> read(Node node, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.at(), "a phase must have the form " + EXAMPLE + ", " + Wording.butIs(node));
            return Optional.empty();
        }
        mapping.entries().forEach((name, entry) -> {
            if (!KEYS.contains(name)) {
                String near = Wording.didYouMean(name, KEYS);
                problems.add(
                        entry.at(),
                        "unknown key " + Wording.quoted(name) + " in a phase"
                                + (near.isEmpty() ? ": it may have " + String.join(", ", KEYS) : near));
            }
        });
        Section section = new Section(mapping, mapping.at(), problems);
        if (section.has(RATE) == section.has(RAMP)) {
            problems.add(
                    mapping.at(),
                    "a phase must have "
                            + (section.has(RATE) ? "one of rate and ramp, but has both" : "a rate or a ramp"));
        }
        Optional<String> name = section.find(NAME);
        boolean measured = section.value(MEASURED);
        Optional<Double> rate = section.find(RATE);
        Optional<Ends> ramp = section.find(RAMP);
        Optional<Duration> length =
                section.required(DURATION, "it must be the length of the phase, such as 30s, 5m or 1h");
        if (length.isEmpty() || rate.isPresent() == ramp.isPresent()) {
            return Optional.empty();
        }
        Pace pace = rate.map(Pace::constant).orElseGet(() -> ramp.get().over(length.get()));
        return Optional.of(new WrittenPhase(name, measured, pace, length.get()));
    }
}
