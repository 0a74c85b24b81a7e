package bench.config;

import java.util.List;
import java.util.Optional;

/** The values of a mapping by their keys. What is wrong with them goes to the problems. */
final class Section {
    private final Node.Mapping mapping;
    private final Position whole;
    private final Problems problems;

    Section(Node.Mapping mapping, Position whole, Problems problems) {
        this.mapping = mapping;
        this.whole = whole;
        this.problems = problems;
    }

    /** A value that must be a mapping with all of these keys and no other; {@code example} shows one. */
    static Optional<Section> of(String key, String example, Node node, List<Key<?>> keys, Problems problems) {
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
    boolean has(Key<?> key) {
        return mapping.entry(key.name()).isPresent();
    }

    /** The place of the key, or that of the whole. */
    Position at(Key<?> key) {
        return mapping.entry(key.name()).map(Node.Entry::at).orElse(whole);
    }

    /** The place of the key's value, or that of the whole. */
    Position valueAt(Key<?> key) {
        return mapping.value(key.name()).map(Node::at).orElse(whole);
    }

    /** The value of a key that is there and right. */
    <T> Optional<T> find(Key<T> key) {
        return mapping.value(key.name()).flatMap(node -> key.shape().read(key.name(), node, problems));
    }

    /** The value of a key, or its default. */
    <T> T value(Key<T> key) {
        return find(key).orElse(key.fallback());
    }

    /** The value of a key that must be there; {@code meaning} says for what. */
    <T> Optional<T> required(Key<T> key, String meaning) {
        mustHave(key, meaning);
        return find(key);
    }

    /** Complains where the key is missing, without a look at its value. */
    void mustHave(Key<?> key, String meaning) {
        if (!has(key)) {
            problems.addMissing(whole, key.name(), meaning);
        }
    }

    /** The value of the one of these keys that is there; where several are, they must say the same. */
    <T> Optional<T> oneOf(List<Key<T>> synonyms) {
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
    void checkKeys(Vocabulary own, Vocabulary other) {
        mapping.entries().forEach((name, entry) -> {
            if (own.notDelivered().containsKey(name)) {
                checkNotDelivered(name, entry, own.notDelivered().get(name));
            } else if (!own.delivers(name)) {
                problems.addUnlessLenient(entry.at(), unknown(name, own, other));
            }
        });
    }

    private void checkNotDelivered(String name, Node.Entry entry, String noEffect) {
        boolean without = entry.value() instanceof Node.Scalar scalar
                && (scalar.isNull() || scalar.text().strip().equalsIgnoreCase(noEffect));
        if (!without) {
            problems.addUnlessLenient(
                    entry.at(),
                    "'" + name + "' is known, but not delivered yet: remove it, or ignore it with --lenient");
        }
    }

    private static String unknown(String name, Vocabulary own, Vocabulary other) {
        String complaint = "unknown key " + Wording.quoted(name);
        if (other.delivers(name)) {
            return complaint + ": it belongs in a " + other.kind() + " file, and this is read as a " + own.kind()
                    + " file";
        }
        return complaint
                + Wording.nearest(name, own.allNames())
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElseGet(() ->
                                ": a " + own.kind() + " file may have " + String.join(", ", own.deliveredNames()));
    }
}
