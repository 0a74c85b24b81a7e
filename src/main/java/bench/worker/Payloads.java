package bench.worker;

import bench.config.SizeShare;
import bench.config.Workload;
import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The payloads that producers send one after the other, before stamps are written over them. Made once for a run, shared by
 * all producers, and not written to.
 */
final class Payloads {
    /** Number of sizes that make up a distribution: every quantile of half a percent. */
    private static final int DISTRIBUTION_POOL = 200;
    /** Fewer sizes make up a distribution of large messages, so that the pool stays below about this. */
    private static final long DISTRIBUTION_POOL_BYTES = 64L << 20;

    private final byte[][] pool;

    private Payloads(byte[][] pool) {
        this.pool = pool;
    }

    /** The payloads of a workload: of its files, of its size distribution, or generated with its share of random bytes. */
    static Payloads of(Workload workload) {
        SplittableRandom random = new SplittableRandom(workload.seed());
        if (workload.messages().payloadFile() != null) {
            return new Payloads(read(workload.messages().payloadFile()));
        }
        if (!workload.messages().messageSizeDistribution().isEmpty()) {
            return new Payloads(ofDistribution(workload, random));
        }
        int payloads = workload.messages().useRandomizedPayloads()
                ? workload.messages().randomizedPayloadPoolSize()
                : 1;
        byte[][] pool = new byte[Math.max(1, payloads)][];
        for (int i = 0; i < pool.length; i++) {
            pool[i] = generate(workload, workload.messages().messageSize(), random);
        }
        return new Payloads(pool);
    }

    /** Number of different payloads. */
    int size() {
        return pool.length;
    }

    /** Of all payloads together. */
    long bytes() {
        return Arrays.stream(pool).mapToLong(payload -> payload.length).sum();
    }

    /** One of the payloads, by its index from 0; not to be written to. */
    byte[] get(int index) {
        return pool[index];
    }

    private static byte[] generate(Workload workload, int bytes, SplittableRandom random) {
        byte[] payload = new byte[bytes];
        if (workload.messages().useRandomizedPayloads()) {
            byte[] randomPart =
                    new byte[(int) Math.round(bytes * workload.messages().randomBytesRatio())];
            random.nextBytes(randomPart);
            System.arraycopy(randomPart, 0, payload, 0, randomPart.length);
        }
        return payload;
    }

    /**
     * Sizes at evenly spaced quantiles of the distribution, in random order: what is sent then has the distribution's mean
     * and shape in every few hundred messages.
     */
    private static byte[][] ofDistribution(Workload workload, SplittableRandom random) {
        List<SizeShare> shares = workload.messages().messageSizeDistribution();
        double weights = shares.stream().mapToDouble(SizeShare::weight).sum();
        double mean = shares.stream()
                .mapToDouble(share -> share.weight() / weights * (share.minBytes() + (double) share.maxBytes()) / 2)
                .sum();
        int[] sizes = new int[(int) Math.max(10, Math.min(DISTRIBUTION_POOL, DISTRIBUTION_POOL_BYTES / mean))];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = quantile(shares, (i + 0.5) / sizes.length * weights);
        }
        for (int i = sizes.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int size = sizes[i];
            sizes[i] = sizes[other];
            sizes[other] = size;
        }
        return Arrays.stream(sizes)
                .mapToObj(size -> generate(workload, size, random))
                .toArray(byte[][]::new);
    }

    private static int quantile(List<SizeShare> shares, double position) {
        double before = 0;
        for (SizeShare share : shares) {
            if (position < before + share.weight()) {
                double within = (position - before) / share.weight();
                return share.minBytes() + (int) Math.round(within * (share.maxBytes() - share.minBytes()));
            }
            before += share.weight();
        }
        return shares.get(shares.size() - 1).maxBytes();
    }

    /** As the reading of workload files has checked them: those that are hidden are not sent. */
    private static boolean isPayload(Path file) {
        return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
    }

    private static byte[][] read(Path file) {
        try {
            if (!Files.isDirectory(file)) {
                return new byte[][] {Files.readAllBytes(file)};
            }
            try (Stream<Path> entries = Files.list(file)) {
                List<Path> files = entries.filter(Payloads::isPayload).sorted().toList();
                if (files.isEmpty()) {
                    throw new ConfigException("payloadFile " + file + " must have at least one file in it");
                }
                byte[][] pool = new byte[files.size()][];
                for (int i = 0; i < pool.length; i++) {
                    pool[i] = Files.readAllBytes(files.get(i));
                }
                return pool;
            }
        } catch (IOException e) {
            throw new ConfigException("payloadFile " + file + " cannot be read: " + Wording.reason(e));
        }
    }
}
