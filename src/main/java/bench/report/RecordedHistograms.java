package bench.report;

import bench.result.Result;
import bench.stats.Latency;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.HistogramLogReader;

/** Recognises the {@link HistogramLog} of a run. */
public final class RecordedHistograms {
    /** A comment, the names of the columns, or an interval of a latency. */
    private static final Pattern LINE =
            Pattern.compile("#\\[[^]]*+]|\"StartTimestamp\"[\\w\",]*+|Tag=\\w++,[\\d.,]++[\\w+/=]++");

    private RecordedHistograms() {}

    /** Whether this is the content of the log of a run, and holds nothing else: as many samples as the result has. */
    public static boolean isLogOf(Result result, byte[] content) {
        String text = new String(content, StandardCharsets.US_ASCII);
        return text.startsWith("#" + HistogramLog.START)
                && text.lines().allMatch(line -> LINE.matcher(line).matches())
                && logged(content).equals(counted(result));
    }

    private static Map<String, Long> logged(byte[] content) {
        Map<String, Long> counts = new HashMap<>();
        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(content))) {
            while (reader.hasNext()) {
                EncodableHistogram interval = reader.nextIntervalHistogram();
                if (interval instanceof AbstractHistogram histogram) {
                    counts.merge(histogram.getTag(), histogram.getTotalCount(), Long::sum);
                }
            }
        } catch (RuntimeException e) {
            // What cannot be decoded is the log of no run.
            return Map.of();
        }
        return counts;
    }

    private static Map<String, Long> counted(Result result) {
        Map<String, Long> counts = new HashMap<>();
        for (Latency latency : Latency.values()) {
            long count = result.distributions().histograms().histogram(latency).getTotalCount();
            if (count > 0) {
                counts.put(latency.resultName(), count);
            }
        }
        return counts;
    }
}
