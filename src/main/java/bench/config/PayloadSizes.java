package bench.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How large the payloads of a workload are, as far as that is known before they are made.
 *
 * @param largest bytes of the largest; 0 where nothing is produced
 * @param poolBytes of all that are kept in memory to be sent in turn, at most
 */
public record PayloadSizes(long largest, long poolBytes) {
    /** A distribution is sampled by so many payloads at least. */
    private static final int FEWEST_OF_DISTRIBUTION = 10;
    /** And beyond that by no more than this. */
    private static final long BYTES_OF_DISTRIBUTION = 64L << 20;

    /** Looks up the length of payload files; what has gone since the workload was read counts as nothing. */
    public static PayloadSizes of(Workload workload) {
        if (workload.clients().producersPerTopic() == 0) {
            return new PayloadSizes(0, 0);
        }
        if (workload.messages().payloadFile() != null) {
            List<Long> lengths = lengths(workload.messages().payloadFile());
            return new PayloadSizes(
                    lengths.stream().mapToLong(Long::longValue).max().orElse(0),
                    lengths.stream().mapToLong(Long::longValue).sum());
        }
        if (!workload.messages().messageSizeDistribution().isEmpty()) {
            long largest = workload.messages().messageSizeDistribution().stream()
                    .filter(share -> share.weight() > 0)
                    .mapToLong(SizeShare::maxBytes)
                    .max()
                    .orElse(0);
            return new PayloadSizes(
                    largest,
                    Math.max(BYTES_OF_DISTRIBUTION, meanOfDistribution(workload.messages()) * FEWEST_OF_DISTRIBUTION));
        }
        long payloads = workload.messages().useRandomizedPayloads()
                ? workload.messages().randomizedPayloadPoolSize()
                : 1;
        return new PayloadSizes(
                workload.messages().messageSize(),
                Math.max(1, payloads) * workload.messages().messageSize());
    }

    /** Bytes of a payload on average. */
    public static double mean(Messages messages) {
        if (messages.payloadFile() != null) {
            return lengths(messages.payloadFile()).stream()
                    .mapToLong(Long::longValue)
                    .average()
                    .orElse(0);
        }
        return messages.messageSizeDistribution().isEmpty() ? messages.messageSize() : meanOfDistribution(messages);
    }

    /** Whether a file of a payload folder is sent: what is hidden is not. */
    static boolean isPayload(Path file) {
        return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
    }

    private static long meanOfDistribution(Messages messages) {
        double weights = 0;
        double sum = 0;
        for (SizeShare share : messages.messageSizeDistribution()) {
            weights += share.weight();
            sum += share.weight() * (share.minBytes() + (double) share.maxBytes()) / 2;
        }
        return (long) (sum / weights);
    }

    private static List<Long> lengths(Path file) {
        List<Long> lengths = new ArrayList<>();
        try (Stream<Path> files = Files.isDirectory(file) ? Files.list(file) : Stream.of(file)) {
            for (Path each : files.filter(PayloadSizes::isPayload).toList()) {
                lengths.add(Files.size(each));
            }
        } catch (IOException e) {
            return List.of();
        }
        return lengths;
    }
}
