package bench.result;

import bench.stats.IntervalStats;
import bench.stats.Latency;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * The distribution of each latency, in nanoseconds. Kept as it is written, V2 compressed and base64: what HdrHistogram's tools
 * in every language read, and a small part of the memory that the counts take.
 *
 * @param encoded by the latency's name in the result
 */
public record Histograms(@JsonValue Map<String, String> encoded) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Histograms {
        encoded = Collections.unmodifiableMap(new LinkedHashMap<>(encoded));
    }

    /** Those of an interval. */
    public static Histograms of(IntervalStats interval) {
        return of(interval.histograms());
    }

    static Histograms of(Map<Latency, Histogram> histograms) {
        Map<String, String> encoded = new LinkedHashMap<>();
        for (Latency latency : Latency.values()) {
            if (histograms.containsKey(latency)) {
                encoded.put(latency.resultName(), encode(histograms.get(latency)));
            }
        }
        return new Histograms(encoded);
    }

    private static String encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /**
     * The distribution of a latency, empty where the result has none; a copy.
     *
     * @throws UnreadableResultException when it is no histogram
     */
    public Histogram histogram(Latency latency) {
        String text = encoded.get(latency.resultName());
        return text == null ? new Histogram(3) : decode(latency.resultName(), text);
    }

    private static Histogram decode(String name, String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            Histogram histogram = Histogram.decodeFromCompressedByteBuffer(bytes, 0);
            histogram.setAutoResize(true);
            return histogram;
        } catch (DataFormatException | RuntimeException e) {
            throw new UnreadableResultException("the histogram of " + name + " cannot be decoded", e);
        }
    }

    /** The sum of both. */
    Histograms plus(Histograms more) {
        Map<String, String> sum = new LinkedHashMap<>(encoded);
        more.encoded.forEach((name, text) -> sum.merge(name, text, (one, other) -> {
            Histogram both = decode(name, one);
            both.add(decode(name, other));
            return encode(both);
        }));
        return new Histograms(sum);
    }

    /** The same to two significant digits. */
    Histograms coarser() {
        Map<String, String> coarse = new LinkedHashMap<>(encoded);
        coarse.replaceAll((name, text) -> {
            Histogram histogram = new Histogram(2);
            histogram.add(decode(name, text));
            return encode(histogram);
        });
        return new Histograms(coarse);
    }

    /** How much of a file it takes. */
    int bytes() {
        return encoded.values().stream().mapToInt(String::length).sum();
    }
}
