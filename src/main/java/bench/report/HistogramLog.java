package bench.report;

import bench.result.Histograms;
import bench.result.Result;
import bench.result.RunInterval;
import bench.stats.Latency;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * A log of every interval's histograms, in the format of HdrHistogram's own tools: one line an interval and latency, tagged
 * with the latency's name, values in nanoseconds, intervals in seconds since the start of the measurement.
 *
 * <p>What comes in after the last interval is logged with the end of the run, so that the sum of the lines is what the result
 * says.
 */
public final class HistogramLog implements FileOutput {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;
    /** Of the first line, by which a log is recognised. */
    static final String START = "[Latencies in nanoseconds;";

    private final GrowingFile file;
    /** Buffers the lines of an interval, since the writer reports no error. */
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    private final PrintStream out = new PrintStream(lines, false, StandardCharsets.US_ASCII);
    private final HistogramLogWriter log = new HistogramLogWriter(out);
    /** What was logged until now. */
    private final Map<Latency, Histogram> logged = new EnumMap<>(Latency.class);

    private double seconds;
    private boolean begun;

    /** Writes to this file, which keeps what went wrong. */
    public HistogramLog(GrowingFile file) {
        this.file = file;
    }

    @Override
    public void intervalEnded(RunInterval interval) {
        if (interval.phase().measured()) {
            begin();
            double endSeconds = seconds + interval.stats().elapsedSeconds();
            for (Latency latency : Latency.values()) {
                write(latency, interval.stats().histogram(latency), endSeconds);
            }
            seconds = endSeconds;
            file.append(taken());
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            log.outputComment(START + " the tag is the name in the result; maxima in milliseconds]");
            log.outputLogFormatVersion();
            log.outputLegend();
            file.begin(taken());
        }
    }

    private void write(Latency latency, Histogram histogram, double endSeconds) {
        if (histogram.getTotalCount() > 0) {
            Histogram line = histogram.copy();
            line.setTag(latency.resultName());
            line.setStartTimeStamp(Math.round(seconds * MILLIS_PER_SECOND));
            line.setEndTimeStamp(Math.round(endSeconds * MILLIS_PER_SECOND));
            log.outputIntervalHistogram(seconds, endSeconds, line, NANOS_PER_MILLI);
            logged.merge(latency, histogram.copy(), HistogramLog::sum);
        }
    }

    private static Histogram sum(Histogram one, Histogram other) {
        one.add(other);
        return one;
    }

    @Override
    public void resultReady(Result result) {
        begin();
        Histograms total = result.distributions().histograms();
        for (Latency latency : Latency.values()) {
            Histogram tail = total.histogram(latency);
            if (logged.containsKey(latency)) {
                tail.subtract(logged.get(latency));
            }
            write(latency, tail, seconds);
        }
        file.append(taken());
        file.close();
    }

    @Override
    public Optional<String> problem() {
        return file.problem();
    }

    private byte[] taken() {
        out.flush();
        byte[] bytes = lines.toByteArray();
        lines.reset();
        return bytes;
    }
}
