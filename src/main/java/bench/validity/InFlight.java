package bench.validity;

import bench.delivery.LoadCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many messages were sent and not answered yet, in the course of a measurement. Confined to the control thread.
 *
 * <p>A send is only a hand-over to the client, whose buffer holds an overload of 10 % for many seconds. Whether the system
 * keeps up shows in what is in flight: it fills up to rate times latency, and then stays there.
 */
final class InFlight {
    private static final double LEAST_SHARE = Allowed.IN_FLIGHT_GROWTH.warnAbove() / 100;
    /** Growth by fewer messages is none either, or by fewer than are sent in so many seconds. */
    private static final double LEAST_MESSAGES = 10;

    private static final double LEAST_SECONDS = 0.02;

    /** Enough for a trend, and so few that a run of days keeps them all. */
    private static final int SAMPLES = 400;

    private final List<LoadCount> samples = new ArrayList<>();
    private long periodNs;

    /** Of a time that lasts so long at least. */
    InFlight(Duration least) {
        this.periodNs = least.toNanos() / SAMPLES;
    }

    /**
     * The trend of a whole measurement.
     *
     * @param growthPerSecond messages/s by which it grew in the second half, by the lower bound of the fitted slope; 0 where
     *     that may be noise
     * @param filled messages by which it was more at the end than at the start without growing any more: they are on their
     *     way; less than 0 where a queue was worked off
     */
    record Trend(double growthPerSecond, long filled) {
        static final Trend NONE = new Trend(0, 0);

        boolean grows() {
            return growthPerSecond > 0;
        }
    }

    void add(LoadCount sample) {
        samples.add(sample);
    }

    /** A look at the load; what is too close to the last one is left out. */
    void look(LoadCount sample) {
        if (sample.atNs() - last().atNs() < periodNs) {
            return;
        }
        add(sample);
        if (samples.size() > 2 * SAMPLES) {
            thinOut();
        }
    }

    /** Of a time whose length was not known, every second one is as good. */
    private void thinOut() {
        periodNs = 2 * (last().atNs() - samples.get(0).atNs()) / samples.size();
        List<LoadCount> kept = new ArrayList<>();
        for (int i = 0; i < samples.size(); i += 2) {
            kept.add(samples.get(i));
        }
        samples.clear();
        samples.addAll(kept);
    }

    /** Time from the first look to the last; 0 where there was but one. */
    double seconds() {
        return samples.isEmpty() ? 0 : (last().atNs() - samples.get(0).atNs()) / 1e9;
    }

    /** Messages that the system stored from the first look to the last. */
    long acked() {
        return samples.isEmpty() ? 0 : last().acked() - samples.get(0).acked();
    }

    private LoadCount last() {
        return samples.get(samples.size() - 1);
    }

    /** Messages that were due from the first look to the last. */
    long due() {
        return samples.isEmpty() ? 0 : last().due() - samples.get(0).due();
    }

    /**
     * The trend of all looks.
     *
     * @param rate messages/s that were asked for
     * @param few messages by which a look may find more than the one before, as the schedule goes
     * @param withRate messages/s by which it grows because the rate does: rate times latency is on its way
     */
    Trend trend(double rate, double few, double withRate) {
        List<LoadCount> half = samples.subList(samples.size() / 2, samples.size());
        if (half.size() < Line.VALUES) {
            return Trend.NONE;
        }
        Line line = Line.through(blockMeans(half));
        double seconds = (half.get(half.size() - 1).atNs() - half.get(0).atNs()) / 1e9;
        double perSecond = Line.VALUES / seconds;
        double noise = Math.max(LEAST_SHARE * rate, Math.max(LEAST_MESSAGES, LEAST_SECONDS * rate) / seconds);
        double least = Math.max(noise, few / seconds);
        double surely = line.lowerBound() * perSecond - withRate;
        if (surely > least) {
            return new Trend(surely, 0);
        }
        // Where noise hides whether it grows, nothing is put down to what is on its way.
        boolean rests = line.slope() * perSecond - withRate <= Math.max(5 * noise, least);
        long filled = last().inFlight() - samples.get(0).inFlight();
        return new Trend(0, rests ? filled : Math.min(0, filled));
    }

    private static double[] blockMeans(List<LoadCount> half) {
        double[] means = new double[Line.VALUES];
        for (int i = 0; i < Line.VALUES; i++) {
            means[i] = half.subList(i * half.size() / Line.VALUES, (i + 1) * half.size() / Line.VALUES).stream()
                    .mapToLong(LoadCount::inFlight)
                    .average()
                    .orElse(0);
        }
        return means;
    }
}
