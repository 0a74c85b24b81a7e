package bench.config;

import bench.yaml.Form;
import bench.yaml.Key;
import bench.yaml.Node;
import bench.yaml.Problems;
import bench.yaml.Section;
import bench.yaml.Shape;
import bench.yaml.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A condition that a run has to meet, as a whole or in one of its phases.
 *
 * @param phase whose figures it is for; empty for those of the whole measurement
 * @param condition what has to hold
 * @param grace where a run that misses it is ended, how long it may do so at first; empty where the run goes on
 */
public record ThresholdRule(Optional<String> phase, Condition condition, Optional<Duration> grace) {
    /** The form, for messages. */
    public static final String FORM = "[phase.NAME:] " + Condition.FORM;

    /** How long a run is not ended at first, where nobody says how long. */
    public static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);

    private static final String PHASE = "phase.";
    private static final String EXAMPLE = "{limit: 'publishResponseLatency.p99 < 20ms', abortOnFail: true, grace: 10s}";

    private static final Form LOOK =
            Form.anyOf(Condition.LOOK, new Form.Matching("\\s*phase\\..+:" + Condition.LOOK.regex()));

    private static final Key<ThresholdRule> LIMIT = new Key<>("limit", null, one());
    private static final Key<Boolean> ABORT_ON_FAIL = new Key<>("abortOnFail", false, Shape.flag());
    private static final Key<Duration> GRACE =
            new Key<>("grace", DEFAULT_GRACE, Shape.duration(Duration.ZERO, WorkloadKeys.LONGEST_PHASE));
    private static final List<String> KEYS = List.of(LIMIT.name(), ABORT_ON_FAIL.name(), GRACE.name());

    /** What a text says; empty where it has another form. */
    public static Optional<ThresholdRule> parse(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith(PHASE)) {
            return Condition.parse(stripped)
                    .map(condition -> new ThresholdRule(Optional.empty(), condition, Optional.empty()));
        }
        // A condition has no colon, so the name of the phase may have some, and spaces: it needs no quotes.
        int colon = stripped.lastIndexOf(':');
        String name = colon < 0 ? "" : stripped.substring(PHASE.length(), colon).strip();
        return name.isEmpty()
                ? Optional.empty()
                : Condition.parse(stripped.substring(colon + 1))
                        .map(condition -> new ThresholdRule(Optional.of(name), condition, Optional.empty()));
    }

    /** What is wrong with a text of another form, and what is allowed; empty where only the form as a whole says that. */
    public static Optional<String> mistake(String text) {
        String stripped = text.strip();
        return Condition.mistake(
                stripped.startsWith(PHASE) ? stripped.substring(stripped.lastIndexOf(':') + 1) : stripped);
    }

    /** As it was written, in one form. */
    public String text() {
        return phase.map(name -> PHASE + name + ": ").orElse("") + condition.text();
    }

    /** The same where a run that misses it is ended, after so long at first. */
    public ThresholdRule endingAfter(Duration time) {
        return new ThresholdRule(phase, condition, Optional.of(time));
    }

    /** One rule, or a list of them. */
    static Shape<List<ThresholdRule>> list() {
        Shape<List<ThresholdRule>> shape = ThresholdRule::readList;
        return shape.like(() -> Form.oneOrMore(Form.anyOf(
                LOOK,
                Form.fields(List.of(LIMIT, ABORT_ON_FAIL, GRACE), LIMIT),
                new Form.Entries("phase\\..+", Condition.LOOK))));
    }

    private static Shape<ThresholdRule> one() {
        Shape<ThresholdRule> shape = Condition.shape(FORM, ThresholdRule::parse, ThresholdRule::mistake);
        return shape.like(LOOK);
    }

    private static Optional<List<ThresholdRule>> readList(String key, Node node, Problems problems) {
        List<Node> items = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
        // Those with another form are mistakes already; the rest may have mistakes of another kind.
        return Optional.of(items.stream()
                .flatMap(item -> read(key, item, problems).stream())
                .toList());
    }

    private static Optional<ThresholdRule> read(String key, Node node, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
            return one().read(key, node, problems);
        }
        Optional<Node> ofPhase = ofPhase(mapping);
        return ofPhase.isPresent() ? one().read(key, ofPhase.get(), problems) : read(mapping, problems);
    }

    /** Without quotes, YAML takes {@code phase.NAME: CONDITION} for a key and its value. */
    private static Optional<Node> ofPhase(Node.Mapping mapping) {
        Map.Entry<String, Node.Entry> first =
                mapping.entries().entrySet().stream().findFirst().orElse(null);
        return first != null
                        && mapping.entries().size() == 1
                        && first.getKey().startsWith(PHASE)
                        && first.getValue().value() instanceof Node.Scalar condition
                ? Optional.of(condition.withText(first.getKey() + ": " + condition.text()))
                : Optional.empty();
    }

    private static Optional<ThresholdRule> read(Node.Mapping mapping, Problems problems) {
        mapping.entries().forEach((name, entry) -> {
            if (!KEYS.contains(name)) {
                String near = Wording.didYouMean(name, KEYS);
                problems.add(
                        entry.at(),
                        "unknown key " + Wording.quoted(name) + " in a threshold"
                                + (near.isEmpty() ? ": it must have the form " + EXAMPLE : near));
            }
        });
        Section section = new Section(mapping, mapping.at(), problems);
        Optional<ThresholdRule> rule = section.required(LIMIT, "a threshold must have the form " + EXAMPLE);
        boolean isEnding = section.value(ABORT_ON_FAIL);
        Duration grace = section.value(GRACE);
        if (section.has(GRACE) && !isEnding) {
            problems.add(section.at(GRACE), "grace must not be there without abortOnFail: true");
        }
        return isEnding ? rule.map(each -> each.endingAfter(grace)) : rule;
    }
}
