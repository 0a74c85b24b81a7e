package bench.driver.kafka;

import bench.driver.DriverException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.DeleteConsumerGroupsOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** One call that deletes the consumer groups of closed consumers, and strikes those that are gone. For one thread. */
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
        Set<String> pending = new TreeSet<>(groups);
        Throwable reason = null;
        while (!pending.isEmpty() && !attempts.areOver()) {
            DeleteConsumerGroupsOptions options = new DeleteConsumerGroupsOptions().timeoutMs(attempts.timeoutMs());
            var requests = admin.client().deleteConsumerGroups(Set.copyOf(pending), options);
            for (var request : requests.deletedGroups().entrySet()) {
                String name = request.getKey();
                Throwable failure = ClusterAdmin.failureOf(request.getValue());
                if (failure == null || failure instanceof GroupIdNotFoundException) {
                    groups.remove(name);
                    pending.remove(name);
                } else {
                    reason = failure;
                    if (!mayPass(failure)) {
                        pending.remove(name);
                    }
                }
            }
            if (!pending.isEmpty()) {
                attempts.pause();
            }
        }
        if (!groups.isEmpty()) {
            throw left(reason);
        }
    }

    /** A member that is closed leaves, though its leave may take a moment. */
    private static boolean mayPass(Throwable failure) {
        return Failures.isPassing(failure) || failure instanceof GroupNotEmptyException;
    }

    private DriverException left(Throwable cause) {
        TreeSet<String> names = new TreeSet<>(groups);
        String more = names.size() == 1 ? "" : " and " + (names.size() - 1) + " more";
        return new DriverException(
                "consumer groups are left at " + admin.bootstrapServers()
                        + ", which forgets them after offsets.retention.minutes: " + names.first() + more
                        + (cause == null ? "" : ": " + admin.failures().reason(cause)),
                cause);
    }
}
