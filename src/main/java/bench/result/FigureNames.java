package bench.result;

import bench.stats.Latency;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names of all figures that a result can have, with their units. */
final class FigureNames {
    static final String RATE = "msg/s";
    static final String BYTE_RATE = "B/s";
    static final String PERCENT = "%";

    static final String PUBLISH_RATE = "publishRate";
    static final String PUBLISH_ERROR_RATE = "publishErrorRate";
    static final String PUBLISH_ERROR_SHARE = "publishErrorShare";
    static final String CONSUME_RATE = "consumeRate";
    static final String PUBLISH_BYTE_RATE = "publishByteRate";
    static final String CONSUME_BYTE_RATE = "consumeByteRate";
    static final String BACKLOG_AVG = "backlog.avg";
    static final String BACKLOG_MAX = "backlog.max";
    static final String BACKLOG_END = "backlog.end";
    static final String MESSAGES_SENT = "messagesSent";
    static final String MESSAGES_ACKED = "messagesAcked";
    static final String MESSAGES_RECEIVED = "messagesReceived";
    static final String SEND_ERRORS = "sendErrors";

    private static final List<String> OF_DELIVERY = List.of(
            "unanswered",
            "lost",
            "unread",
            "removed",
            "notVisible",
            "duplicated",
            "redelivered",
            "reordered",
            "foreign",
            "corrupt");

    /** By name; empty for a count. */
    static final Map<String, String> UNITS = units();

    private FigureNames() {}

    private static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        for (Latency latency : Latency.values()) {
            Stream.of(Statistic.values()).forEach(each -> units.put(of(latency, each), latency.unitSymbol()));
        }
        Stream.of(PUBLISH_RATE, PUBLISH_ERROR_RATE, CONSUME_RATE).forEach(name -> units.put(name, RATE));
        Stream.of(PUBLISH_BYTE_RATE, CONSUME_BYTE_RATE).forEach(name -> units.put(name, BYTE_RATE));
        units.put(PUBLISH_ERROR_SHARE, PERCENT);
        Stream.of(MESSAGES_SENT, MESSAGES_ACKED, MESSAGES_RECEIVED, SEND_ERRORS).forEach(name -> units.put(name, ""));
        Stream.of(Latency.values()).forEach(latency -> units.put(countOf(latency), ""));
        Stream.of(BACKLOG_AVG, BACKLOG_MAX, BACKLOG_END).forEach(name -> units.put(name, ""));
        OF_DELIVERY.forEach(name -> units.put(ofDelivery(name), ""));
        return Collections.unmodifiableMap(units);
    }

    static String of(Latency latency, Statistic statistic) {
        return latency.resultName() + "." + statistic.key();
    }

    /** Of the samples. */
    static String countOf(Latency latency) {
        return latency.resultName() + ".count";
    }

    static String ofDelivery(String count) {
        return "delivery." + count;
    }
}
