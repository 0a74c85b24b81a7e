package bench.compare;

import bench.result.Comparison.Difference;
import bench.result.Result;
import bench.result.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What else is not the same on both sides: files, machine, versions, compilers, the system and where its leaders are. */
final class Differences {
    /** Ends of keys whose values a throwaway broker does not keep from one run to the next. */
    private static final List<String> OF_A_BROKER =
            List.of("system.clusterId", "system.controller", "bootstrapServers", "bootstrap.servers");

    /** Measured by the loopback driver, and no setting. */
    private static final String MEASURED = "system.longestAck";

    private static final String OF_CLIENTS = "clientConfiguration.";

    private final List<Map<String, String>> base;
    private final List<Map<String, String>> fresh;

    private Differences(List<Map<String, String>> base, List<Map<String, String>> fresh) {
        this.base = base;
        this.fresh = fresh;
    }

    /** Of these sides; none where nothing is known of one of them. */
    static List<Difference> of(Sides sides) {
        List<Map<String, String>> base = settings(sides.base());
        List<Map<String, String>> fresh = settings(sides.fresh());
        return base.isEmpty() || fresh.isEmpty() ? List.of() : new Differences(base, fresh).find();
    }

    private static List<Map<String, String>> settings(List<ComparedRun> runs) {
        return runs.stream()
                .flatMap(run -> run.result().stream())
                .map(Differences::settings)
                .toList();
    }

    private static Map<String, String> settings(Result result) {
        Map<String, String> all =
                new LinkedHashMap<>(Settings.ofConfiguration(result).byKey());
        all.putAll(Settings.ofEnvironment(result).byKey());
        // It names the files, which are compared by what is in them.
        all.remove("commandLine");
        return all;
    }

    private List<Difference> find() {
        Set<String> keys = new LinkedHashSet<>();
        base.forEach(each -> keys.addAll(each.keySet()));
        fresh.forEach(each -> keys.addAll(each.keySet()));
        List<Difference> found = new ArrayList<>();
        for (String key : keys) {
            Set<String> before = values(key, base);
            Set<String> after = values(key, fresh);
            if (!before.equals(after)
                    && !key.equals(MEASURED)
                    && !isOfTheRun(key, before, after)
                    && !isOfTheBroker(key)) {
                found.add(new Difference(key, String.join(" or ", before), String.join(" or ", after)));
            }
        }
        found.removeIf(each -> isSaidByTheFile(each, found));
        return found;
    }

    private static Set<String> values(String key, List<Map<String, String>> runs) {
        Set<String> values = new LinkedHashSet<>();
        runs.forEach(each -> values.add(each.getOrDefault(key, "")));
        return values;
    }

    /** What is another one in each run, such as a port, is no difference of the sides. */
    private boolean isOfTheRun(String key, Set<String> before, Set<String> after) {
        boolean isRepeated = base.size() > 1 || fresh.size() > 1;
        boolean isEachItsOwn = before.size() == base.size() && after.size() == fresh.size();
        // Of two runs a side that are two points of a campaign each, the user has varied the key.
        return isRepeated && isEachItsOwn && !key.startsWith("workload.") && !key.startsWith("driver.");
    }

    private boolean isOfTheBroker(String key) {
        return OF_A_BROKER.stream().anyMatch(key::endsWith)
                && base.stream().allMatch(Differences::isOfThrowawayBroker)
                && fresh.stream().allMatch(Differences::isOfThrowawayBroker);
    }

    /** Whether the system was one of the run's own, of which no address will be seen again. */
    private static boolean isOfThrowawayBroker(Map<String, String> settings) {
        return "true".equals(settings.get("driver.embeddedBroker"));
    }

    /** What a driver file says is in the configuration of the clients again. */
    private static boolean isSaidByTheFile(Difference difference, List<Difference> found) {
        if (!difference.what().startsWith(OF_CLIENTS)) {
            return false;
        }
        String property = difference.what().substring(difference.what().indexOf('.', OF_CLIENTS.length()) + 1);
        return found.stream()
                .anyMatch(other -> other.what().startsWith("driver.")
                        && other.what().endsWith("Config." + property)
                        && other.fresh().equals(difference.fresh()));
    }
}
