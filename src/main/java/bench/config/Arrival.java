package bench.config;

/** How the messages of all producers are spread over time, at the same mean rate. */
public enum Arrival {
    /** Evenly spaced. */
    UNIFORM,
    /** At random moments that know nothing of each other, as the requests of many users. */
    POISSON,
    /** In bursts that are evenly spaced. */
    BURSTS
}
