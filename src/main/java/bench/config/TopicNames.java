package bench.config;

import bench.yaml.Form;
import bench.yaml.Node;
import bench.yaml.Problems;
import bench.yaml.Shape;
import bench.yaml.Wording;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of topics, as Kafka allows them. */
final class TopicNames {
    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    // Leaves room for what makes the name of a topic unique.
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

    private TopicNames() {}

    static Shape<String> prefix() {
        Shape<String> shape = Shape.scalar(
                "1 to 200 letters, digits, '.', '_' or '-'",
                text -> Optional.of(text.strip())
                        .filter(name -> PREFIX.matcher(name).matches()));
        return shape.like(new Form.Matching("\\s*" + PREFIX.pattern() + "\\s*"));
    }

    static Shape<List<String>> list() {
        Shape<List<String>> shape = TopicNames::readList;
        return shape.like(Form.list(new Form.Matching("\\s*" + LEGAL.pattern() + "\\s*")));
    }

    private static Optional<List<String>> readList(String key, Node node, Problems problems) {
        if (!(node instanceof Node.Sequence sequence)) {
            problems.add(node.at(), key + " must be a list of topic names, " + Wording.butIs(node));
            return Optional.empty();
        }
        Shape<String> shape = Shape.scalar(
                "topic names of 1 to 249 letters, digits, '.', '_' or '-'",
                text -> Optional.of(text.strip())
                        .filter(name -> LEGAL.matcher(name).matches()));
        Set<String> names = new LinkedHashSet<>();
        boolean whole = true;
        for (Node item : sequence.items()) {
            Optional<String> name = shape.read(key, item, problems);
            whole &= name.isPresent();
            if (name.isPresent() && !names.add(name.get())) {
                problems.add(
                        item.at(),
                        key + " has the topic " + Wording.whole(name.get()) + " twice: it must be there once");
                whole = false;
            }
        }
        return whole ? Optional.of(List.copyOf(names)) : Optional.empty();
    }
}
