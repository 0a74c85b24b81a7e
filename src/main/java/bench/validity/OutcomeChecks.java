package bench.validity;

import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;

import bench.delivery.Delivery;
import bench.result.Check;
import bench.result.Check.Verdict;
import bench.result.Limits;
import bench.result.Phrase;
import bench.stats.Rejected;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of the messages. */
final class OutcomeChecks {
    static final List<Function<Evidence, Optional<Check>>> ALL = List.of(
            OutcomeChecks::sendErrors,
            OutcomeChecks::unanswered,
            OutcomeChecks::receipts,
            OutcomeChecks::delivery,
            OutcomeChecks::backlog,
            OutcomeChecks::samples);

    /** Those of messages by the time at which they were sent. */
    static final List<Function<Evidence, Optional<Check>>> OF_PHASE =
            List.of(OutcomeChecks::sendErrors, OutcomeChecks::receipts, OutcomeChecks::backlog, OutcomeChecks::samples);

    /** Those of the ledger, which has the messages of the whole run. */
    static final List<Function<Evidence, Optional<Check>>> OF_MESSAGES =
            List.of(OutcomeChecks::unanswered, OutcomeChecks::delivery);

    private static final Limits SEND_ERRORS = Limits.above("%", 0, 0.1);
    private static final Limits UNANSWERED = Limits.above("%", 0, 0.1);
    private static final Limits RECEIPTS = Limits.invalidBelow("", 1);
    private static final Limits LOST_CORRUPT_OR_REMOVED = Limits.invalidAbove("", 0);

    /** A second: where few intervals show no trend, the last backlog decides. */
    private static final Limits BACKLOG = Limits.warnAbove("s", 1);

    private static final Limits REJECTED_SAMPLES = Limits.warnAbove("", 0);

    private static final String HIDDEN =
            "an open transaction of another producer hides messages from consumers with isolation.level=read_committed";

    private static final String REMOVED =
            "the topic's retention or compaction took messages away before they were read";

    private OutcomeChecks() {}

    static Optional<Check> sendErrors(Evidence e) {
        if (!e.hasProducers()) {
            return Optional.empty();
        }
        long failed = e.total().counts().failed();
        long sent = Math.max(1, e.total().counts().sent());
        return Optional.of(
                share("send errors", failed, sent, SEND_ERRORS).advising("the reasons are in the warnings above"));
    }

    private static Check share(String name, long count, long sent, Limits limits) {
        double percent = 100.0 * count / sent;
        Check check = Check.of(name, percent, limits, Phrase.of("%d, %.3f %% of the messages", count, percent))
                .allowing(Phrase.of("%.0f, %s %%", limits.warnAbove(), limits.invalidAbove()));
        // Of few messages one is a large share.
        return count == 1 ? check.judged(WARN) : check;
    }

    /** What had no answer when the drain ended was neither stored nor refused, as far as is known. */
    static Optional<Check> unanswered(Evidence e) {
        long unanswered = e.delivery().map(Delivery::unanswered).orElse(0L);
        long sent = e.delivery().map(Delivery::sent).orElse(0L);
        return unanswered == 0
                ? Optional.empty()
                : Optional.of(share("unanswered", unanswered, sent, UNANSWERED)
                        .advising(
                                e.wasSilent()
                                        ? "the system was silent, and had not answered when the drain ended: it may have"
                                                + " stored them"
                                        : "the system had not answered when the drain ended: give it more time"
                                                + " (drainTimeout), or ask for less"));
    }

    /** A measurement in which nobody received anything has measured nothing of reading. */
    static Optional<Check> receipts(Evidence e) {
        if (!e.hasConsumers() || (e.hasProducers() && !e.hasAnswers())) {
            return Optional.empty();
        }
        long received = Math.max(e.answers().received(), e.total().counts().received());
        if (e.isPause()) {
            return Optional.empty();
        }
        return Optional.of(
                Check.of("receipts", (double) received, RECEIPTS, Phrase.of("%d in the measurement", received))
                        .allowing(Phrase.of("more than 0"))
                        .advising(whyUnreadable(e).orElseGet(() -> nothingReceived(e))));
    }

    /** Why consumers could not have read what they did not read, where the figures show it. */
    private static Optional<String> whyUnreadable(Evidence e) {
        return e.isHidden() ? Optional.of(HIDDEN) : Optional.of(REMOVED).filter(unused -> e.isRemoved());
    }

    private static String nothingReceived(Evidence e) {
        return e.hasProducers()
                ? "nothing was received: consumers do not read what producers send; look at the topics, and at"
                        + " auto.offset.reset"
                : "nothing was received: the topics had nothing left to read; set auto.offset.reset=earliest and a"
                        + " warm-up of 0s, or let somebody send";
    }

    static Optional<Check> delivery(Evidence e) {
        return e.delivery().filter(Delivery::isChecked).flatMap(delivery -> {
            Delivery.Counts counts = delivery.total();
            // Of what was removed nobody can say that it was there to be read.
            long wrong = counts.lost() + counts.corrupt() + counts.unseen().removed();
            List<Finding> findings = findings(counts);
            Phrase seen = findings.isEmpty()
                    ? Phrase.of("all messages once and in order")
                    : Phrase.join(
                            findings.stream()
                                    .map(finding -> Phrase.of("%d " + finding.what, finding.count))
                                    .toList(),
                            ", ");
            Check check = Check.of("delivery", (double) wrong, LOST_CORRUPT_OR_REMOVED, seen)
                    .allowing(Phrase.of("no duplicate, none out of order; none lost, corrupt or removed"));
            return Optional.of(check.judged(
                            findings.isEmpty() ? VALID : check.verdict().worse(WARN))
                    .advising(findings.stream().map(finding -> finding.advice).collect(Collectors.joining("; "))));
        });
    }

    private static List<Finding> findings(Delivery.Counts counts) {
        return Stream.concat(notReceivedAsSent(counts), receivedOtherwise(counts))
                .filter(finding -> finding.count > 0)
                .toList();
    }

    private static Stream<Finding> notReceivedAsSent(Delivery.Counts counts) {
        Delivery.Unseen unseen = counts.unseen();
        return Stream.of(
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
                        REMOVED + ", so losses cannot be told apart: raise retention.ms and retention.bytes, use"
                                + " cleanup.policy=delete"),
                new Finding(unseen.notVisible(), "not visible", HIDDEN));
    }

    private static Stream<Finding> receivedOtherwise(Delivery.Counts counts) {
        return Stream.of(
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
                                + " (auto.offset.reset=latest leaves those out): use a topic of the run's own"));
    }

    /** Something that became of messages, and what to do about it. */
    private record Finding(long count, String what, String advice) {}

    static Optional<Check> backlog(Evidence e) {
        Series backlogs = e.series().backlogs();
        if (backlogs.size() == 0) {
            return Optional.empty();
        }
        double percent = e.backlogGrowth() * 100;
        Verdict ofTrend = e.hasBacklog() ? Allowed.BACKLOG_GROWTH.verdict(percent) : VALID;
        Verdict ofLast =
                BACKLOG.verdict(backlogs.last() / Math.max(1, e.series().rates().mean()));
        return Optional.of(Check.of(
                        "backlog",
                        percent,
                        Allowed.BACKLOG_GROWTH,
                        Phrase.of("%.0f messages at the end, %+.2f %% of the rate", backlogs.last(), percent))
                .allowing(Phrase.of(
                        "not growing, or a second's messages in a short run; %.0f %%",
                        Allowed.BACKLOG_GROWTH.invalidAbove()))
                .judged(backlogs.hasTrend() ? ofTrend : ofLast)
                .advising(whyUnreadable(e)
                        .orElse("consumers cannot keep up: end-to-end latencies show a queue that grows; add consumers"
                                + " or partitions")));
    }

    static Optional<Check> samples(Evidence e) {
        Rejected rejected = e.total().rejected();
        return Optional.of(Check.of(
                        "samples",
                        (double) (rejected.negative() + rejected.outOfRange()),
                        REJECTED_SAMPLES,
                        Phrase.of("%d negative, %d out of range", rejected.negative(), rejected.outOfRange()))
                .advising("these are in no percentile"));
    }
}
