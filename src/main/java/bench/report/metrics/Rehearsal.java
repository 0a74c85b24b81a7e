package bench.report.metrics;

import bench.result.Check;
import bench.result.Phase;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/**
 * Scrapes of a run that is made up, before there is a load. A page takes cold code a few milliseconds of a processor, and its
 * compilation another hundred, for which a load on few processors would have to wait. For one thread.
 */
final class Rehearsal {
    /** Of what is done for each of some twenty metrics the optimizing compiler waits for 5,000 calls, and more after a surprise. */
    private static final int SCRAPES = 200;

    private static final int SAMPLES = 200;
    private static final int TIMEOUT_MS = 5_000;

    /** As Prometheus asks, and as a browser and simple clients do. */
    private static final List<String> FORMATS = List.of(
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=0.0.4;q=0.4",
            "text/plain;version=0.0.4",
            "*/*");

    private final RunCollector collector;
    private final String url;
    private final SplittableRandom random = new SplittableRandom(1);
    private final Histogram samples = samples(random);
    private final Map<Latency, BucketCounts> latencies = new EnumMap<>(Latency.class);

    /** @param url of the page of this collector */
    Rehearsal(RunCollector collector, String url) {
        this.collector = collector;
        this.url = url;
    }

    /** @throws IOException when a page cannot be had */
    void play() throws IOException {
        for (int i = 0; i < SCRAPES; i++) {
            collector.publish(second(i));
            scrape(FORMATS.get(i % FORMATS.size()), i % 2 == 0);
        }
    }

    /** What is seen of the run after so many seconds: numbers of all sizes. */
    private RunState second(int seconds) {
        for (Latency latency : Latency.values()) {
            latencies.compute(latency, (key, before) -> (before == null ? BucketCounts.NONE : before).plus(samples));
        }
        return new RunState(
                new RunState.Subject("rehearsal", "rehearsal"),
                Optional.of(new Phase("rehearsal", seconds % 2 == 0)),
                new MessageCounts(number(), number(), number(), number(), number(), number()),
                new RunState.Gauges(
                        number(),
                        number(),
                        (double) number(),
                        random.nextDouble(1e6),
                        OptionalDouble.of(random.nextDouble())),
                latencies,
                Optional.of(Check.Verdict.VALID));
    }

    /** Of any number of digits: some take another way through the code that writes them. */
    private long number() {
        return random.nextLong(1L << random.nextInt(1, 48));
    }

    private static Histogram samples(SplittableRandom random) {
        Histogram nanos = new Histogram(3);
        for (int i = 0; i < SAMPLES; i++) {
            nanos.recordValueWithCount(
                    random.nextLong(1L << random.nextInt(10, 30)), random.nextLong(1L << random.nextInt(1, 16)));
        }
        return nanos;
    }

    private void scrape(String format, boolean isPacked) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        connection.setRequestProperty("Accept", format);
        connection.setRequestProperty("Accept-Encoding", isPacked ? "gzip" : "identity");
        // Or a thread that looks after idle connections would stay.
        connection.setRequestProperty("Connection", "close");
        try (InputStream page = connection.getInputStream()) {
            page.transferTo(OutputStream.nullOutputStream());
        }
    }
}
