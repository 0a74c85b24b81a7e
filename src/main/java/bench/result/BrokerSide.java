package bench.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What is known of the brokers' side of a measurement.
 *
 * @param marks what happened, in order
 * @param marksLeftOut how many more there were, where there were too many
 * @param brokers that have led partitions, where there was more than one
 * @param brokerMetrics of their own; null where nobody asked for them
 */
@JsonPropertyOrder({"marks", "marksLeftOut", "brokers", "brokerMetrics"})
public record BrokerSide(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Mark> marks,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LeftOut> marksLeftOut,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BrokerFigures> brokers,
        @JsonInclude(JsonInclude.Include.NON_NULL) BrokerMetrics brokerMetrics) {
    /** Nothing has happened, and nothing is known. */
    public static final BrokerSide NONE = new BrokerSide(List.of(), List.of(), List.of(), null);

    /** So many marks of a kind more than those that are kept. */
    public record LeftOut(Mark.Kind kind, long count) {}

    public BrokerSide {
        // A file without the fields is one of a single broker to which nothing has happened.
        marks = marks == null ? List.of() : List.copyOf(marks);
        marksLeftOut = marksLeftOut == null ? List.of() : List.copyOf(marksLeftOut);
        brokers = brokers == null ? List.of() : List.copyOf(brokers);
    }

    /** The same with other marks. */
    public BrokerSide withMarks(List<Mark> others, List<LeftOut> leftOut) {
        return new BrokerSide(others, leftOut, brokers, brokerMetrics);
    }

    /** The same with figures of these brokers. */
    public BrokerSide withBrokers(List<BrokerFigures> others) {
        return new BrokerSide(marks, marksLeftOut, others, brokerMetrics);
    }

    /** The same with these metrics. */
    public BrokerSide withMetrics(BrokerMetrics metrics) {
        return new BrokerSide(marks, marksLeftOut, brokers, metrics);
    }

    /** How many marks of a kind there were, those that are left out among them. */
    public long count(Mark.Kind kind) {
        long kept = marks.stream().filter(mark -> mark.kind() == kind).count();
        long others = marksLeftOut.stream()
                .filter(each -> each.kind() == kind)
                .mapToLong(LeftOut::count)
                .sum();
        return kept + others;
    }
}
