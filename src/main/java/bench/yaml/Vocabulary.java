package bench.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys that a kind of file may have.
 *
 * @param kind such as {@code workload}
 * @param option of the command line that names such files
 * @param keys what is delivered
 * @param notDelivered keys that OMB or one of its forks knows and that have no effect here: name to when they need none
 * @param blocks the keys whose value is a block of properties
 * @param supersedes for a key of the command line, the other keys of the file that it takes the place of
 */
public record Vocabulary(
        String kind,
        String option,
        List<Key<?>> keys,
        Map<String, NoEffect> notDelivered,
        Set<String> blocks,
        Map<String, Set<String>> supersedes) {

    /** The same with these keys, which are delivered. */
    public Vocabulary withKeys(List<? extends Key<?>> more) {
        List<Key<?>> all = new ArrayList<>(keys);
        Map<String, NoEffect> rest = new LinkedHashMap<>(notDelivered);
        for (Key<?> key : more) {
            if (all.stream().noneMatch(each -> each.name().equals(key.name()))) {
                all.add(key);
            }
            rest.remove(key.name());
        }
        return new Vocabulary(kind, option, all, rest, blocks, supersedes);
    }

    public boolean delivers(String name) {
        return keys.stream().anyMatch(key -> key.name().equals(name));
    }

    /** Whether the name is a key, delivered or not. */
    boolean isKey(String name) {
        return delivers(name) || notDelivered.containsKey(name);
    }

    /** Whether the name is a key, or a property of a block. */
    public boolean knows(String name) {
        int dot = name.indexOf('.');
        return isKey(name) || (dot > 0 && dot < name.length() - 1 && blocks.contains(name.substring(0, dot)));
    }

    public Collection<String> deliveredNames() {
        List<String> names = new ArrayList<>();
        keys.forEach(key -> names.add(key.name()));
        return names;
    }

    public Collection<String> allNames() {
        Collection<String> names = deliveredNames();
        names.addAll(notDelivered.keySet());
        return names;
    }
}
