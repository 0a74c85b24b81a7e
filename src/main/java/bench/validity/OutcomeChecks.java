package bench.validity;

import static bench.result.Check.Verdict.INVALID;
import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;
import static bench.validity.Checks.check;
import static bench.validity.Checks.text;

import bench.delivery.Delivery;
import bench.result.Check;
import bench.result.Check.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of the messages. */
final class OutcomeChecks {
    private static final String HIDDEN =
            "an open transaction of another producer hides messages from consumers with isolation.level=read_committed";

    private OutcomeChecks() {}

    static Optional<Check> sendErrors(Evidence e) {
        if (!e.hasProducers()) {
            return Optional.empty();
        }
        long failed = e.total().counts().failed();
        double share = failed / (double) Math.max(1, e.total().counts().sent());
        // Of few messages one is a large share.
        Verdict verdict = share > 0.001 && failed > 1 ? INVALID : failed > 0 ? WARN : VALID;
        return check(
                "send errors",
                text("%d, %.3f %% of the messages", failed, share * 100),
                "0, 0.1 %",
                verdict,
                "the reasons are in the warnings above");
    }

    /** What had no answer when the drain ended was neither stored nor refused, as far as is known. */
    static Optional<Check> unanswered(Evidence e) {
        long unanswered = e.delivery().map(Delivery::unanswered).orElse(0L);
        long sent = e.delivery().map(Delivery::sent).orElse(0L);
        return unanswered == 0
                ? Optional.empty()
                : check(
                        "unanswered",
                        text("%d, %.3f %% of the messages", unanswered, 100.0 * unanswered / sent),
                        "0, 0.1 %",
                        unanswered > 0.001 * sent && unanswered > 1 ? INVALID : WARN,
                        e.wasSilent()
                                ? "the system was silent, and had not answered when the drain ended: it may have stored them"
                                : "the system had not answered when the drain ended: give it more time (drainTimeout), or ask"
                                        + " for less");
    }

    /** A measurement in which nobody received anything has measured nothing of reading. */
    static Optional<Check> receipts(Evidence e) {
        if (!e.hasConsumers() || (e.hasProducers() && !e.hasAnswers())) {
            return Optional.empty();
        }
        long received = Math.max(e.answers().received(), e.total().counts().received());
        return check(
                "receipts",
                text("%d in the measurement", received),
                "more than 0",
                received > 0 ? VALID : INVALID,
                e.isHidden()
                        ? HIDDEN
                        : e.hasProducers()
                                ? "nothing was received: consumers do not read what producers send; look at the topics, and at"
                                        + " auto.offset.reset"
                                : "nothing was received: the topics had nothing left to read; set auto.offset.reset=earliest and a"
                                        + " warm-up of 0s, or let somebody send");
    }

    static Optional<Check> delivery(Evidence e) {
        return e.delivery().filter(Delivery::isChecked).flatMap(delivery -> {
            Delivery.Counts counts = delivery.total();
            Delivery.Unseen unseen = counts.unseen();
            boolean wrong = counts.lost() > 0 || counts.corrupt() > 0;
            List<Finding> findings = Stream.of(
                            new Finding(
                                    counts.lost(),
                                    "lost",
                                    "acknowledged messages are gone: acks=all, enable.idempotence and"
                                            + " min.insync.replicas keep them"),
                            new Finding(
                                    counts.corrupt(),
                                    "corrupt",
                                    "messages came with another content than they were sent with: look for what changes"
                                            + " them on the way"),
                            new Finding(
                                    unseen.unread(),
                                    "unread",
                                    "the drain ended before consumers had read everything: give it more time"
                                            + " (drainTimeout), add consumers, or ask for less"),
                            new Finding(
                                    unseen.removed(),
                                    "removed",
                                    "the topic's retention or compaction took messages away before they were read, so"
                                            + " losses cannot be told apart: raise retention.ms and retention.bytes, use"
                                            + " cleanup.policy=delete"),
                            new Finding(unseen.notVisible(), "not visible", HIDDEN),
                            new Finding(
                                    counts.duplicated(),
                                    "duplicated",
                                    counts.redelivered() == counts.duplicated()
                                            ? "a rebalance makes consumers read again what was not committed"
                                            : "a producer has sent messages again: enable.idempotence keeps the log free"
                                                    + " of that"),
                            new Finding(
                                    counts.reordered(),
                                    "reordered",
                                    "enable.idempotence, or max.in.flight.requests.per.connection=1, keep the order"),
                            new Finding(
                                    counts.foreign(),
                                    "foreign",
                                    "other messages were in the topic, from other writers or from before"
                                            + " (auto.offset.reset=latest leaves those out): use a topic of the run's own"))
                    .filter(finding -> finding.count > 0)
                    .toList();
            return check(
                    "delivery",
                    findings.isEmpty()
                            ? "all messages once and in order"
                            : findings.stream()
                                    .map(finding -> finding.count + " " + finding.what)
                                    .collect(Collectors.joining(", ")),
                    "no duplicate, none out of order; none lost, none corrupt",
                    wrong ? INVALID : findings.isEmpty() ? VALID : WARN,
                    findings.stream().map(finding -> finding.advice).collect(Collectors.joining("; ")));
        });
    }

    /** Something that became of messages, and what to do about it. */
    private record Finding(long count, String what, String advice) {}

    static Optional<Check> backlog(Evidence e) {
        Series backlogs = e.series().backlogs();
        if (backlogs.size() == 0) {
            return Optional.empty();
        }
        boolean growing = e.hasBacklog() && e.backlogGrowth() > 0.001;
        Verdict ofTrend = e.isOutrun() ? INVALID : growing ? WARN : VALID;
        Verdict ofLast = backlogs.last() > Math.max(1, e.series().rates().mean()) ? WARN : VALID;
        Verdict verdict = backlogs.hasTrend() ? ofTrend : ofLast;
        return check(
                "backlog",
                text("%.0f messages at the end, %+.2f %% of the rate", backlogs.last(), e.backlogGrowth() * 100),
                "not growing, or a second's messages in a short run; 1 %",
                verdict,
                e.isHidden()
                        ? HIDDEN
                        : "consumers cannot keep up: end-to-end latencies show a queue that grows; add consumers or partitions");
    }

    static Optional<Check> samples(Evidence e) {
        long rejected = e.total().rejected().negative() + e.total().rejected().outOfRange();
        return check(
                "samples",
                text(
                        "%d negative, %d out of range",
                        e.total().rejected().negative(), e.total().rejected().outOfRange()),
                "0",
                rejected > 0 ? WARN : VALID,
                "these are in no percentile");
    }
}
