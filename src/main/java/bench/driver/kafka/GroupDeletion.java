package bench.driver.kafka;

import bench.driver.DriverException;
import bench.yaml.Wording;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.DeleteConsumerGroupsOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** One call that deletes the consumer groups of closed consumers. For one thread. */
final class GroupDeletion {
    /** What is left does no harm, and the cluster forgets it in time: it is worth no longer wait. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ClusterAdmin admin;
    private final Set<String> groups;

    GroupDeletion(ClusterAdmin admin, Set<String> groups) {
        this.admin = admin;
        this.groups = groups;
    }

    /** Fails with the names of those that are left. */
    void delete(Duration within) throws InterruptedException {
        Attempts attempts = admin.attempts(within.compareTo(LONGEST) < 0 ? within : LONGEST);
        Map<String, Throwable> left = new LinkedHashMap<>();
        left.putAll(attempts.settle(
                new TreeSet<>(groups),
                (names, timeoutMs) -> admin.client()
                        .deleteConsumerGroups(names, new DeleteConsumerGroupsOptions().timeoutMs(timeoutMs))
                        .deletedGroups(),
                (name, nothing, failure) -> {
                    if (failure == null || failure instanceof GroupIdNotFoundException) {
                        groups.remove(name);
                        return true;
                    }
                    if (mayPass(failure)) {
                        return false;
                    }
                    left.put(name, failure);
                    return true;
                }));
        if (!left.isEmpty()) {
            throw failure(left.values().iterator().next());
        }
    }

    /** A member that is closed leaves, though its leave may take a moment. */
    private static boolean mayPass(Throwable failure) {
        return ExceptionTranslator.isRetriable(failure) || failure instanceof GroupNotEmptyException;
    }

    private DriverException failure(Throwable cause) {
        return new DriverException(
                "consumer groups are left at " + admin.bootstrapServers()
                        + ", which forgets them after offsets.retention.minutes: "
                        + Wording.listed(new TreeSet<>(groups), 1)
                        + ": " + admin.translator().reason(cause),
                cause);
    }
}
