package bench.scrape;

import static bench.result.ByteUnits.MEGABYTE;

import bench.result.BrokerMetric;
import bench.result.BrokerMetrics;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.Result;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.result.Throughput;
import bench.stats.Span;
import bench.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Asks brokers for their metrics at the end of each report interval, and puts what they say into the result. Confined to the control
 * thread, which asks and goes on: the answers come on threads of their own. A broker that does not answer has a gap.
 */
public final class BrokerScrape implements RunListener, AutoCloseable {
    /** The client and the exporter are cold. */
    private static final Duration FIRST_DEADLINE = Duration.ofSeconds(10);

    private static final Duration LONGEST_DEADLINE = Duration.ofSeconds(10);
    /** A run that is stopped is to end soon. */
    private static final Duration PATIENCE_OF_THE_STOPPED = Duration.ofSeconds(1);

    private final List<Asked> brokers;
    /** Shorter than an interval, so that no question has to wait for the one before. */
    private final Duration deadline;

    private final Clock clock;
    /** For what the client does beside the threads that wait for it. */
    private final ExecutorService http = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "bench-scrape-http");
        thread.setDaemon(true);
        return thread;
    });

    private final List<Span> intervals = new ArrayList<>();
    /** Whether what the brokers said last is of the moment at which a phase begins. */
    private boolean isFresh;

    /** @param answers one for each interval of the measurement */
    private record Asked(
            String name, MetricsAddress address, Scraper scraper, List<CompletableFuture<Answer>> answers) {}

    /**
     * Asks nobody before {@link #begin}.
     *
     * @param addresses none where nobody wants metrics
     * @param interval at the end of which they are asked
     * @param warnings takes one line of a broker when its metrics have a gap for the first time; called by any thread
     */
    public BrokerScrape(List<MetricsAddress> addresses, Duration interval, Clock clock, Consumer<String> warnings) {
        Duration most = interval.multipliedBy(4).dividedBy(5);
        this.deadline = most.compareTo(LONGEST_DEADLINE) < 0 ? most : LONGEST_DEADLINE;
        this.clock = clock;
        this.brokers = addresses.isEmpty() ? List.of() : brokers(addresses, new MetricsClient(http, clock), warnings);
    }

    private static List<Asked> brokers(
            List<MetricsAddress> addresses, MetricsClient client, Consumer<String> warnings) {
        return addresses.stream()
                .map(address -> new Asked(
                        name(address, addresses), address, new Scraper(address, client, warnings), new ArrayList<>()))
                .toList();
    }

    /** Host and port, which a reader knows; more of it where that is no name for one of them alone. */
    private static String name(MetricsAddress address, List<MetricsAddress> all) {
        boolean isAlone = all.stream()
                        .map(MetricsAddress::hostAndPort)
                        .filter(address.hostAndPort()::equals)
                        .count()
                == 1;
        return isAlone ? address.hostAndPort() : address.shown().replaceFirst("^\\w+://", "");
    }

    /**
     * Asks all for the first time. Who wants metrics is to learn of a wrong address now, and not when the run is over.
     *
     * @return what each has, one line each
     * @throws BrokerMetricsException where any of them has nothing to say
     */
    public List<String> begin() throws InterruptedException {
        List<CompletableFuture<List<BrokerMetric>>> asked = brokers.stream()
                .map(broker -> broker.scraper.first(FIRST_DEADLINE))
                .toList();
        List<String> lines = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            try {
                lines.add(brokers.get(i).name + ": "
                        + asked.get(i).get().stream().map(BrokerMetric::title).collect(Collectors.joining(", ")));
            } catch (ExecutionException e) {
                problems.add(e.getCause() instanceof BrokerMetricsException known ? known.getMessage() : e.toString());
            }
        }
        if (!problems.isEmpty()) {
            throw new BrokerMetricsException(
                    "--broker-metrics: " + String.join("; ", problems) + " (each must answer before the load begins)");
        }
        return lines;
    }

    /** Rates of the first interval begin here. */
    @Override
    public void phaseStarted(Phase phase, PhaseLength length) {
        if (phase.measured() && !isFresh) {
            brokers.forEach(broker -> {
                var unused = broker.scraper.ask(deadline);
            });
        }
    }

    /** Also in a warm-up, which is for this as for all else. */
    @Override
    public void intervalEnded(RunInterval interval) {
        isFresh = interval.phase().reported();
        if (!isFresh) {
            return;
        }
        boolean isMeasured = interval.phase().measured();
        if (isMeasured) {
            intervals.add(interval.stats().span());
        }
        for (Asked broker : brokers) {
            CompletableFuture<Answer> answer = broker.scraper.ask(deadline);
            if (isMeasured) {
                broker.answers.add(answer);
            }
        }
    }

    /** The result with what the brokers have said; waits for the answers that are missing, but for no longer than they may take. */
    public Result complete(Result result) {
        if (brokers.isEmpty() || intervals.isEmpty()) {
            return result;
        }
        long untilNs = clock.nanoTime() + patience(result).toNanos();
        List<Double> seconds = intervals.stream().map(Span::seconds).toList();
        List<BrokerMetrics.Broker> said = brokers.stream()
                .map(broker -> BrokerSeries.of(
                        broker.name,
                        broker.address,
                        broker.answers.stream()
                                .map(each -> answer(each, untilNs))
                                .toList(),
                        seconds))
                .toList();
        long originNs = intervals.get(0).startNs();
        List<Double> atSeconds =
                intervals.stream().map(span -> (span.endNs() - originNs) / 1e9).toList();
        BrokerMetrics metrics = new BrokerMetrics(said, atSeconds, null);
        Double cost = cpuPercentPerMBs(metrics, result);
        return result.withBrokerSide(result.brokerSide().withMetrics(new BrokerMetrics(said, atSeconds, cost)));
    }

    private Duration patience(Result result) {
        return result.run().isComplete() || deadline.compareTo(PATIENCE_OF_THE_STOPPED) < 0
                ? deadline
                : PATIENCE_OF_THE_STOPPED;
    }

    private Answer answer(CompletableFuture<Answer> asked, long untilNs) {
        try {
            return asked.get(Math.max(0, untilNs - clock.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Answer.missing("had not answered when the run ended");
        } catch (ExecutionException e) {
            return Answer.missing("could not be read: " + e.getCause());
        } catch (InterruptedException e) {
            // Whoever ends the run does not wait for this.
            Thread.currentThread().interrupt();
            return Answer.missing("was not waited for");
        }
    }

    /** The brokers store the load together: without the CPU of one of them the cost of it is not known. */
    private static Double cpuPercentPerMBs(BrokerMetrics metrics, Result result) {
        Throughput throughput = result.run().throughput();
        if (metrics.brokersWithCpu() == 0
                || !metrics.withoutCpu().isEmpty()
                || throughput == null
                || throughput.publishByteRate() == 0) {
            return null;
        }
        double sum = metrics.brokers().stream()
                .map(broker -> broker.mean(BrokerMetric.CPU))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        return sum / (throughput.publishByteRate() / MEGABYTE);
    }

    @Override
    public void close() {
        brokers.forEach(broker -> broker.scraper.close());
        http.shutdown();
    }
}
