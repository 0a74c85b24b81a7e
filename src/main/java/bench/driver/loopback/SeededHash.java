package bench.driver.loopback;

/**
 * Random numbers that depend on nothing but a seed, a producer and the number of a message, and so not on the timing of
 * threads. The mixing is the finalizer of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators,
 * 2014).
 */
final class SeededHash {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long base;

    /** A sequence of its own for each {@code purpose} of each producer. */
    SeededHash(long seed, int purpose, int producerIndex) {
        this.base = mix(mix(mix(seed) + purpose) + producerIndex);
    }

    /** Uniform in [0, 1), the same for the same message. */
    double uniform(long messageNumber) {
        return (mix(base + messageNumber * GOLDEN_GAMMA) >>> 11) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
