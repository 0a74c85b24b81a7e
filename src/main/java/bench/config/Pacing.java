package bench.config;

/** How a producer's thread waits for the moment at which its next message is due. */
public enum Pacing {
    /** It sleeps, for some tens of microseconds at least, and is late by as much and what the machine takes to wake a thread. */
    PARK,
    /** It looks at the clock again and again: punctual to a microsecond, for a whole processor. */
    SPIN,
    /** It sleeps; where processors are plenty, it wakes a little early and spins for the rest. */
    AUTO
}
