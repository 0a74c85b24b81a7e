package bench.config;

import static bench.yaml.ConfigException.require;

import java.time.Duration;
import java.util.Optional;

/**
 * Messages that are sent while consumers rest, and read afterwards beside live traffic.
 *
 * @param bytes payload bytes to be read, over all subscriptions
 * @param buildRate messages/s over all producers while it is built
 * @param draining how it is read
 * @param only whether the run ends when it is drained
 * @param catchUpConsumers of each subscription, those that rest while it is built
 * @param timeout how long it may take to build it, and to drain it
 */
public record Backlog(
        long bytes, double buildRate, Draining draining, boolean only, int catchUpConsumers, Duration timeout) {
    /** Some thirty years: no run is that long. */
    private static final double LONGEST_SECONDS = 1e9;

    /**
     * How a backlog is read.
     *
     * @param ratio the share of it that is read, 0 to 1
     * @param acceptable so many messages count as none; empty = as many as are on their way at that rate
     * @param producerRate messages/s of live traffic meanwhile; 0 = producers pause
     * @param pauseBefore for how long producers pause before it is read
     */
    public record Draining(double ratio, Optional<Long> acceptable, double producerRate, Duration pauseBefore) {
        /** So many messages count as read, and so many seconds of live traffic: they are on their way. */
        private static final double ON_ITS_WAY = 1_000;

        private static final double ON_ITS_WAY_SECONDS = 0.2;

        public Draining {
            require(ratio >= 0 && ratio <= 1, "backlogDrainRatio must be from 0 to 1", ratio);
            require(acceptable.orElse(0L) >= 0, "acceptableBacklog must be 0 or more", acceptable);
            require(producerRate >= 0, "drainProducerRate must be 0 or more", producerRate);
            require(!pauseBefore.isNegative(), "producerPauseBeforeDrain must be 0 or more", pauseBefore);
        }

        /**
         * So many messages may be left, over all subscriptions: of live traffic some is always on its way.
         *
         * @param first what there was to read
         * @param liveRate messages/s that the system takes meanwhile
         */
        public double mayBeLeft(double first, double liveRate, int subscriptions) {
            return Math.max((1 - ratio) * first, countAsNone(liveRate, subscriptions));
        }

        double countAsNone(double liveRate, int subscriptions) {
            return acceptable
                    .map(Long::doubleValue)
                    .orElse(Math.max(ON_ITS_WAY, ON_ITS_WAY_SECONDS * liveRate * subscriptions));
        }
    }

    public Backlog {
        require(bytes > 0, "consumerBacklogSizeGB must be above 0", bytes);
        require(buildRate > 0, "backlogProducerRate must be above 0", buildRate);
        require(catchUpConsumers >= 1, "catchUpConsumers must be 1 or more", catchUpConsumers);
        require(timeout.compareTo(Duration.ZERO) > 0, "backlogTimeout must be above 0s", timeout);
    }

    /** How long it takes at least until so much has been sent, where nothing of it is there yet; zero where that is not known. */
    public Duration timeToSend(int subscriptions, Messages messages) {
        double bytesPerSecond = buildRate * PayloadSizes.mean(messages) * subscriptions;
        double seconds = bytesPerSecond == 0 ? 0 : bytes / bytesPerSecond;
        return Duration.ofMillis((long) Math.ceil(Math.min(seconds, LONGEST_SECONDS) * 1e3));
    }

    /** How many messages it is, over all subscriptions; infinite where their size is not known. */
    double messages(Messages messages) {
        return bytes / PayloadSizes.mean(messages);
    }

    /** The same with another limit of its time. */
    Backlog within(Duration longest) {
        return new Backlog(bytes, buildRate, draining, only, catchUpConsumers, longest);
    }

    /** Messages/s over all producers, at most. */
    double highestRate() {
        return Math.max(buildRate, draining.producerRate());
    }
}
