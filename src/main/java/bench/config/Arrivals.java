package bench.config;

import static bench.yaml.ConfigException.require;

/**
 * How messages are spread over time, with what belongs to that.
 *
 * @param burstSize messages of a burst that are due at once; 1 where there are none
 */
public record Arrivals(Arrival arrival, int burstSize) {
    /** Evenly spaced. */
    public static final Arrivals UNIFORM = new Arrivals(Arrival.UNIFORM, 1);

    /** At random moments. */
    public static final Arrivals POISSON = new Arrivals(Arrival.POISSON, 1);

    public Arrivals {
        require(burstSize >= 1, "burstSize must be 1 or more", burstSize);
        require(
                arrival == Arrival.BURSTS || burstSize == 1,
                "burstSize must be 1 where messages do not come in bursts",
                burstSize);
    }

    /** In bursts of so many messages. */
    public static Arrivals bursts(int messages) {
        return new Arrivals(Arrival.BURSTS, messages);
    }
}
