package bench.driver.kafka;

import bench.time.Clock;

/** Stands still until somebody waits or steps. For one thread. */
final class SteppedClock implements Clock {
    private long nowNs;

    void step(long nanos) {
        nowNs += nanos;
    }

    @Override
    public long nanoTime() {
        return nowNs;
    }

    @Override
    public long epochMillis() {
        return nowNs / 1_000_000;
    }

    @Override
    public void parkNanos(long nanos) {
        nowNs += nanos;
    }
}
