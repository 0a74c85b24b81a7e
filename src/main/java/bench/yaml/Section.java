package bench.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values of a mapping by their keys. What is wrong with them goes to the problems. */
public final class Section {
    /** Three words and more. */
    private static final Pattern SENTENCE = Pattern.compile("\\S\\s+\\S+\\s+\\S");

    private final Node.Mapping mapping;
    private final Position whole;
    private final Problems problems;

    public Section(Node.Mapping mapping, Position whole, Problems problems) {
        this.mapping = mapping;
        this.whole = whole;
        this.problems = problems;
    }

    /** A value that must be a mapping with all of these keys and no other; {@code example} shows one. */
    public static Optional<Section> of(String key, String example, Node node, List<Key<?>> keys, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.at(), key + " must have the form " + example + ", " + Wording.butIs(node));
            return Optional.empty();
        }
        List<String> names = keys.stream().<String>map(Key::name).toList();
        mapping.entries().forEach((name, entry) -> {
            if (!names.contains(name)) {
                problems.add(
                        entry.at(),
                        "unknown key " + Wording.quoted(name) + " in " + key + ": it must have the form " + example);
            }
        });
        Section section = new Section(mapping, mapping.at(), problems);
        keys.forEach(each -> section.mustHave(each, key + " must have the form " + example));
        return Optional.of(section);
    }

    /** Whether the key is there with a value, be it right or wrong. */
    public boolean has(Key<?> key) {
        return mapping.entry(key.name()).isPresent();
    }

    /** The place of the key, or that of the whole. */
    public Position at(Key<?> key) {
        return mapping.entry(key.name()).map(Node.Entry::at).orElse(whole);
    }

    /** The place of the key's value, or that of the whole. */
    public Position valueAt(Key<?> key) {
        return mapping.value(key.name()).map(Node::at).orElse(whole);
    }

    /** The value of a key that is there and right. */
    public <T> Optional<T> find(Key<T> key) {
        return mapping.value(key.name()).flatMap(node -> key.shape().read(key.name(), node, problems));
    }

    /** The value of a key, or its default. */
    public <T> T value(Key<T> key) {
        return find(key).orElse(key.fallback());
    }

    /** The value of a key that must be there; {@code meaning} says for what. */
    public <T> Optional<T> required(Key<T> key, String meaning) {
        mustHave(key, meaning);
        return find(key);
    }

    /** Complains where the key is missing, without a look at its value. */
    public void mustHave(Key<?> key, String meaning) {
        if (!has(key)) {
            problems.addMissing(whole, key.name(), meaning);
        }
    }

    /** The value of the one of these keys that is there; where several are, they must say the same. */
    public <T> Optional<T> oneOf(List<Key<T>> synonyms) {
        Key<T> first = null;
        Optional<T> meaning = Optional.empty();
        for (Key<T> key : synonyms) {
            Optional<T> value = find(key);
            if (value.isEmpty()) {
                continue;
            }
            if (first != null && !value.equals(meaning)) {
                problems.add(
                        at(key),
                        key.name() + " must not differ from " + first.name() + " (" + at(first)
                                + "), which means the same: give one of them");
            } else if (first == null) {
                first = key;
                meaning = value;
            }
        }
        return meaning;
    }

    /** Complains about keys that have no effect. */
    public void checkKeys(Vocabulary own, Vocabulary other) {
        boolean listed = false;
        for (Map.Entry<String, Node.Entry> each : mapping.entries().entrySet()) {
            String name = each.getKey();
            Position at = each.getValue().at();
            if (own.notDelivered().containsKey(name)) {
                checkNotDelivered(name, each.getValue(), own);
            } else if (!own.delivers(name)) {
                String advice = advice(name, own, other);
                // Once is enough: the list is long, and files of a fork have many such keys.
                boolean lists = advice.isEmpty() && !listed;
                listed |= lists;
                problems.addUnlessLenient(
                        at,
                        "unknown key " + Wording.quoted(name)
                                + (lists
                                        ? ": a " + own.kind() + " file may have "
                                                + String.join(", ", own.deliveredNames())
                                        : advice));
            }
        }
    }

    private void checkNotDelivered(String name, Node.Entry entry, Vocabulary own) {
        NoEffect rule = own.notDelivered().get(name);
        if (rule.warning() != null) {
            if (!rule.holdsFor(entry.value())) {
                problems.warn(entry.at(), name + " " + rule.warning());
            }
        } else if (hasEffect(name, entry.value(), own)) {
            problems.addUnlessRepaired(
                    entry.at(), whyNot(name, rule), "remove it, or ignore it with --lenient", Problems.IGNORED);
        }
    }

    private static String whyNot(String name, NoEffect rule) {
        if (rule.reason() == null) {
            return "'" + name + "' is known, but not delivered yet";
        }
        return name
                + (rule.values().isEmpty()
                        ? " is not supported"
                        : " must be "
                                + String.join(
                                        " or ", rule.values().stream().sorted().toList()))
                + ", as " + rule.reason();
    }

    private boolean hasEffect(String name, Node value, Vocabulary own) {
        NoEffect rule = own.notDelivered().get(name);
        if (rule.without() == null) {
            return !rule.holdsFor(value);
        }
        Optional<Node> other = mapping.value(rule.without());
        boolean isIdle = other.isPresent() ? !hasEffect(rule.without(), other.get(), own) : !rule.mustBeSaid();
        return !isIdle && !rule.holdsFor(value);
    }

    /** What an unknown key may have been meant for, or nothing. */
    private static String advice(String name, Vocabulary own, Vocabulary other) {
        if (other.delivers(name)) {
            return ": it belongs in a " + other.kind() + " file, and this is read as a " + own.kind() + " file";
        }
        if (name.contains(".") && !own.blocks().isEmpty()) {
            return ": if it is a property of Kafka's clients, it must be a line below commonConfig: |,"
                    + " producerConfig: | or consumerConfig: |";
        }
        if (SENTENCE.matcher(name).find()) {
            return ": if this is a comment, put # at the start of each line of it";
        }
        return Wording.didYouMean(name, own.allNames());
    }
}
