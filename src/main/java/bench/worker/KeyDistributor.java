package bench.worker;

import bench.config.KeyDistributorType;
import bench.time.Clock;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;

/** Chooses the key of each message. Confined to one producer thread; the keys themselves are shared and not written to. */
interface KeyDistributor {
    /** Number of different keys: as many as OMB uses. */
    int KEYS = 10_000;

    /** The key of the next message, or null for none. The array is not to be written to. */
    byte[] next();

    /** The distributor of a workload; {@code keys} come from {@link #keys} and are not used by NO_KEY. */
    static KeyDistributor of(KeyDistributorType type, byte[][] keys, Clock clock) {
        return switch (type) {
            case NO_KEY -> () -> null;
            case KEY_ROUND_ROBIN -> new RoundRobin(keys);
            case RANDOM_NANO -> () -> keys[Math.floorMod(clock.nanoTime(), keys.length)];
        };
    }

    /** 10,000 keys of 7 letters and digits, encoded once. */
    static byte[][] keys(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] keys = new byte[KEYS][];
        byte[] bits = new byte[6];
        for (int i = 0; i < KEYS; i++) {
            random.nextBytes(bits);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
            keys[i] = text.substring(0, 7).getBytes(StandardCharsets.US_ASCII);
        }
        return keys;
    }

    /** One key after the other. */
    final class RoundRobin implements KeyDistributor {
        private final byte[][] keys;
        private int next;

        RoundRobin(byte[][] keys) {
            this.keys = keys;
        }

        @Override
        public byte[] next() {
            byte[] key = keys[next];
            next = next + 1 == keys.length ? 0 : next + 1;
            return key;
        }
    }
}
