package bench.worker.schedule;

import java.util.List;

/**
 * Counts the sends that are due by schedules of its own, which are those of the producers: a rate times a time is only the mean
 * of what a random schedule, or one of bursts, asks for. Confined to the control thread.
 */
final class DueCount {
    private List<Schedule> present = List.of();
    /** What replaces the present ones. */
    private List<Schedule> next = List.of();
    /** Of the last replacement: its moment, and what was due before it. */
    private long changedNs = Long.MIN_VALUE;

    private long dueAtChange;
    private long due;

    /** From a moment on, which may lie ahead, these replace what is followed then. */
    void follow(long fromNs, List<Schedule> schedules) {
        takeOver(fromNs);
        next = List.copyOf(schedules);
    }

    /** How many were due before this moment, which is not before the one that was last asked for, or is that of the last change. */
    long before(long momentNs) {
        takeOver(momentNs);
        if (momentNs == changedNs) {
            return dueAtChange;
        }
        pass(momentNs);
        return due;
    }

    private void takeOver(long momentNs) {
        if (!next.isEmpty() && next.get(0).fromNs() <= momentNs) {
            changedNs = next.get(0).fromNs();
            pass(changedNs);
            dueAtChange = due;
            present = next;
            next = List.of();
        }
    }

    private void pass(long momentNs) {
        for (Schedule schedule : present) {
            due += schedule.skipBefore(momentNs);
        }
    }
}
