package bench.config;

/** How a producer's thread waits for the moment at which its next message is due. */
public enum Pacing {
    /** It sleeps, and is late by what the machine takes to wake a thread: some tens of microseconds. */
    PARK,
    /** It looks at the clock again and again: punctual to a microsecond, for a whole processor. */
    SPIN,
    /** It sleeps; where processors are plenty, it wakes a little early and spins for the rest. */
    AUTO
}
