package bench.cli;

import bench.result.RunListener;
import bench.yaml.Wording;
import java.util.List;
import java.util.Optional;

/** The topics of the run that is under way, named where it ends before they are deleted. Safe for use by many threads. */
final class LeftTopics implements RunListener {
    private static final int NAMED = 20;

    /** Written by the control thread, read by those that end the process. */
    private volatile List<String> names = List.of();

    @Override
    public void topicsToDelete(List<String> topics) {
        names = List.copyOf(topics);
    }

    /** One line that names them; empty when none are left. */
    Optional<String> line() {
        List<String> left = names;
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("these topics may be left: " + Wording.listed(left, NAMED));
    }
}
