package bench.report.html;

import bench.result.BrokerFigures;
import bench.result.BrokerMetric;
import bench.result.BrokerMetrics;
import bench.result.BrokerSide;
import bench.result.Mark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Brokers' sides of runs, by seeds. */
final class SampleBrokers {
    private static final int MILLISECOND_NS = 1_000_000;

    private SampleBrokers() {}

    /** Of three brokers, of which the last is slow and is lost for a while. */
    static BrokerSide ofThree(int seconds) {
        List<Mark> marks = List.of(
                new Mark(-3, Mark.Kind.REBALANCE, "subscription 0: 4 partitions to 1 consumer"),
                new Mark(seconds * 0.3, Mark.Kind.NODE_LOST, "broker 3"),
                new Mark(seconds * 0.31, Mark.Kind.LEADER_CHANGE, "12 partitions of orders: from 3 to 1"),
                new Mark(seconds * 0.5, Mark.Kind.THROTTLED, "producer 0, for up to 210 ms"),
                new Mark(seconds * 0.7, Mark.Kind.NODE_BACK, "broker 3"));
        return new BrokerSide(
                marks,
                List.of(new BrokerSide.LeftOut(Mark.Kind.THROTTLED, 1_204)),
                List.of(
                        broker(1, "rack-a", 2, 100_000),
                        broker(2, "rack-b", 2.2, 100_000),
                        broker(3, "rack-c", 7, 100_000)),
                metrics(List.of("broker-1:7071", "broker-2:7071", "broker-3:7071"), seconds, 0));
    }

    /** With this text wherever there is one; so few messages that no percentile above the median is supported. */
    static BrokerSide named(String text, int seconds) {
        return new BrokerSide(
                List.of(new Mark(5, Mark.Kind.LEADER_CHANGE, text)),
                List.of(),
                List.of(
                        new BrokerFigures(
                                1, text, text, 1, broker(1, text, 2, 100).publishLatency()),
                        new BrokerFigures(
                                null, text, null, 0, broker(2, text, 2, 100).publishLatency())),
                metrics(List.of(text), seconds, 3));
    }

    static BrokerFigures broker(int id, String rack, double typicalMs, int messages) {
        SplittableRandom random = new SplittableRandom(id);
        Histogram histogram = new Histogram(3);
        for (int i = 0; i < messages; i++) {
            histogram.recordValue((long) (typicalMs * MILLISECOND_NS * Math.exp(0.5 * random.nextGaussian())));
        }
        return new BrokerFigures(id, "broker-" + id + ":9092", rack, 4, BrokerFigures.PublishLatency.of(histogram));
    }

    /** @param phase in which there was no answer for a sixth of the time; 0 for always an answer */
    private static BrokerMetrics metrics(List<String> names, int seconds, int phase) {
        List<BrokerMetrics.Broker> brokers = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean isGappy = phase > 0 || i == names.size() - 1;
            brokers.add(broker(names.get(i), seconds, new SplittableRandom(i), isGappy));
        }
        List<Double> ends =
                IntStream.rangeClosed(1, seconds).mapToObj(i -> (double) i).toList();
        return new BrokerMetrics(brokers, ends, 12.34);
    }

    private static BrokerMetrics.Broker broker(String name, int seconds, SplittableRandom random, boolean isGappy) {
        Map<String, List<Double>> series = new LinkedHashMap<>();
        Map<String, Double> means = new LinkedHashMap<>();
        for (BrokerMetric metric : List.of(BrokerMetric.CPU, BrokerMetric.NETWORK_IN, BrokerMetric.REQUEST_QUEUE)) {
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < seconds; i++) {
                boolean isMissing = isGappy && i > seconds / 3 && i < seconds / 2;
                values.add(isMissing ? null : 40 + random.nextDouble(20));
            }
            series.put(metric.resultName(), values);
            means.put(metric.resultName(), 50.0);
        }
        return new BrokerMetrics.Broker(
                name,
                "http://" + name + "/metrics",
                means,
                series,
                isGappy ? seconds / 6 : 0,
                isGappy ? "no answer within 1 s" : null);
    }
}
