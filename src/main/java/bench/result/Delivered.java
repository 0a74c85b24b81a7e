package bench.result;

import bench.delivery.Delivery;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * What became of the messages of a run: warm-up, measurement and drain together.
 *
 * @param sent messages handed to the client
 * @param acked messages that the system said it stored
 * @param unanswered messages that had no answer when the drain ended; nothing is known of them
 * @param subscriptions each subscription's counts, by its index; none where nobody has read
 */
@JsonPropertyOrder({"sent", "acked", "unanswered", "total", "subscriptions"})
public record Delivered(long sent, long acked, long unanswered, List<Counts> subscriptions) {
    /** What subscriptions have seen of the messages, as {@link Delivery.Counts} describes it. */
    public record Counts(
            long received,
            @JsonUnwrapped Missing missing,
            @JsonUnwrapped Wrong wrong) {
        Counts plus(Counts more) {
            return new Counts(received + more.received, missing.plus(more.missing), wrong.plus(more.wrong));
        }
    }

    /** Acked and not received: lost, or not to be seen, as {@link Delivery.Unseen} describes it. */
    public record Missing(long lost, long unread, long removed, long notVisible) {
        Missing plus(Missing more) {
            return new Missing(
                    lost + more.lost, unread + more.unread, removed + more.removed, notVisible + more.notVisible);
        }
    }

    /** Received in another way than once, in order, and as it was sent, as {@link Delivery.Counts} describes it. */
    public record Wrong(long duplicated, long redelivered, long reordered, long foreign, long corrupt) {
        Wrong plus(Wrong more) {
            return new Wrong(
                    duplicated + more.duplicated,
                    redelivered + more.redelivered,
                    reordered + more.reordered,
                    foreign + more.foreign,
                    corrupt + more.corrupt);
        }
    }

    public Delivered {
        subscriptions = List.copyOf(subscriptions);
    }

    /** What the ledgers of a run say. */
    public static Delivered of(Delivery delivery) {
        return new Delivered(
                delivery.sent(),
                delivery.acked(),
                delivery.unanswered(),
                delivery.subscriptions().stream().map(Delivered::counts).toList());
    }

    private static Counts counts(Delivery.Counts counts) {
        Delivery.Unseen unseen = counts.unseen();
        return new Counts(
                counts.received(),
                new Missing(counts.lost(), unseen.unread(), unseen.removed(), unseen.notVisible()),
                new Wrong(
                        counts.duplicated(),
                        counts.redelivered(),
                        counts.reordered(),
                        counts.foreign(),
                        counts.corrupt()));
    }

    /** The sum over the subscriptions; null where nobody has read. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @JsonUnwrapped
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public Counts total() {
        return subscriptions.stream().reduce(Counts::plus).orElse(null);
    }

    /** Whether somebody has read: else nothing is known of what was delivered. */
    @JsonIgnore
    public boolean isChecked() {
        return !subscriptions.isEmpty();
    }
}
