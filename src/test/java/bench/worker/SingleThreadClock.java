package bench.worker;

import bench.time.Clock;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A clock that only moves while its one thread waits: a wait takes exactly as long as it was asked to, and what was planned
 * for a moment within it happens at that moment, on the same thread.
 */
final class SingleThreadClock implements Clock {
    private record Plan(long momentNs, Runnable action) {}

    private final Queue<Plan> plans = new ArrayDeque<>();
    private long nowNs;

    SingleThreadClock(long nowNs) {
        this.nowNs = nowNs;
    }

    /** Plans an action; in the order of their moments. */
    SingleThreadClock at(long momentNs, Runnable action) {
        plans.add(new Plan(momentNs, action));
        return this;
    }

    @Override
    public long nanoTime() {
        return nowNs;
    }

    @Override
    public long epochMillis() {
        return 1_700_000_000_000L + nowNs / 1_000_000;
    }

    @Override
    public void parkNanos(long nanos) {
        long end = nowNs + nanos;
        while (!plans.isEmpty() && plans.element().momentNs <= end) {
            Plan plan = plans.remove();
            nowNs = Math.max(nowNs, plan.momentNs);
            plan.action.run();
        }
        nowNs = Math.max(nowNs, end);
    }
}
