package bench.run;

import bench.config.Arrivals;
import bench.config.Condition;
import bench.delivery.LoadCount;
import bench.result.Figures;
import bench.run.search.Trial;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.validity.ClientWatch;
import bench.validity.Conditions;
import bench.validity.EdgeAllowance;
import bench.validity.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Looks at a load of one rate, and says in the end whether the system has sustained it. Confined to the control thread.
 *
 * <p>What is handed to the client is not what the system has taken: a buffer of 32 MB hides an overload of a tenth for many
 * seconds. So it is the acks that count, and whether the messages without an ack, or without a receipt, become more.
 */
final class TrialWindow implements PhaseControl {
    /** Of what was due. */
    private static final double LEAST_ACKED = 0.99;
    /** A share of the rate, by the lower bound of the fitted slope. */
    private static final double MOST_GROWTH = 0.005;
    /** The backlog at the end, where that is more than so many seconds of traffic. */
    private static final long MOST_BACKLOG = 1_000;

    private static final double MOST_BACKLOG_SECONDS = 0.2;
    /** A client whose own delay is longer is the limit itself. */
    private static final double MOST_HARNESS_DELAY_NS = 10e6;
    /** With more than so many seconds' messages on their way at its start, a trial shows the queue of the one before. */
    private static final double MOST_QUEUED_SECONDS = 1;

    private record Look(LoadCount count, long backlog) {}

    private final Arrivals arrivals;
    private final int subscriptions;
    private final List<Condition> conditions;
    private final ClientWatch client;
    private final List<Look> looks = new ArrayList<>();

    /**
     * A window that has not begun.
     *
     * @param subscriptions how often each message is received
     * @param conditions of the user
     */
    TrialWindow(Arrivals arrivals, int subscriptions, List<Condition> conditions, ClientWatch client) {
        this.arrivals = arrivals;
        this.subscriptions = subscriptions;
        this.conditions = conditions;
        this.client = client;
    }

    @Override
    public void look(LoadCount count, long backlog) {
        if (looks.isEmpty()) {
            client.begin();
        }
        looks.add(new Look(count, backlog));
    }

    /** What follows depends on what comes of it. */
    @Override
    public boolean isOpenEnded() {
        return true;
    }

    /** Whether there was a look. */
    boolean hasBegun() {
        return !looks.isEmpty();
    }

    private Look first() {
        return looks.get(0);
    }

    private Look last() {
        return looks.get(looks.size() - 1);
    }

    /** From the first look to the last. */
    double seconds() {
        return (last().count.atNs() - first().count.atNs()) / 1e9;
    }

    /** When the last look was. */
    long endNs() {
        return last().count.atNs();
    }

    /** When the first look was. */
    long startNs() {
        return first().count.atNs();
    }

    /** Messages without an answer at the last look. */
    long unanswered() {
        return last().count.inFlight();
    }

    private long acked() {
        return last().count.acked() - first().count.acked();
    }

    /** Messages/s that the system has taken. */
    double ackRate() {
        return acked() / seconds();
    }

    /** Messages/s that the system has taken and, where somebody reads, handed on. */
    double throughput() {
        long behind = subscriptions == 0 ? 0 : (last().backlog - first().backlog) / subscriptions;
        return Math.max(0, acked() - Math.max(0, behind)) / seconds();
    }

    /**
     * The verdict.
     *
     * @param rate messages/s that were offered
     * @param isQueueLeft whether a queue of the trial before could not be worked off in time
     * @param total what was recorded of them
     */
    Trial judge(double rate, boolean isQueueLeft, IntervalStats total) {
        double few = EdgeAllowance.messages(arrivals, total);
        List<String> irregular = irregularities(rate, few, isQueueLeft, total);
        if (!irregular.isEmpty()) {
            return new Trial(rate, Trial.Verdict.IRREGULAR, irregular);
        }
        List<String> failed = failures(rate, few);
        Figures figures = Figures.of(total);
        List<Condition> unknown = conditions(figures, Conditions.Answer.UNKNOWN);
        // A trial that has failed anyway needs no samples to say so.
        if (failed.isEmpty() && !unknown.isEmpty()) {
            return new Trial(
                    rate,
                    Trial.Verdict.IRREGULAR,
                    unknown.stream().map(TrialWindow::tooFewSamples).toList());
        }
        conditions(figures, Conditions.Answer.NOT_MET).stream()
                .map(Condition::text)
                .forEach(failed::add);
        return new Trial(rate, failed.isEmpty() ? Trial.Verdict.PASS : Trial.Verdict.FAIL, failed);
    }

    private List<String> irregularities(double rate, double few, boolean isQueueLeft, IntervalStats total) {
        List<String> irregular = new ArrayList<>(client.limits());
        if (last().count.due() == first().count.due()) {
            irregular.add("nothing was due");
        }
        if (total.histogram(Latency.HARNESS_DELAY).getValueAtPercentile(99) > MOST_HARNESS_DELAY_NS) {
            irregular.add(0, "harness delay");
        }
        // The acks of a queue that stands say as much about throughput as others do, but its latencies are its own.
        if ((isQueueLeft || !conditions.isEmpty())
                && first().count.inFlight() > Math.max(Math.max(MOST_BACKLOG, few), MOST_QUEUED_SECONDS * rate)) {
            irregular.add("queue of the trial before");
        }
        return irregular;
    }

    /** What of the rules of every trial was not met. */
    private List<String> failures(double rate, double few) {
        List<String> failed = new ArrayList<>();
        // By the schedule: rate times time is only the mean of what random moments, or bursts, ask for.
        if (acked() + few < LEAST_ACKED * (last().count.due() - first().count.due())) {
            failed.add("achieved rate");
        }
        if (growth(look -> look.count.inFlight()) > MOST_GROWTH * rate) {
            failed.add("in flight");
        }
        double most = Math.max(Math.max(MOST_BACKLOG, few), MOST_BACKLOG_SECONDS * rate) * Math.max(1, subscriptions);
        if (last().backlog > most || growth(Look::backlog) > MOST_GROWTH * rate * subscriptions) {
            failed.add("backlog");
        }
        if (last().count.failed() > first().count.failed()) {
            failed.add("send errors");
        }
        return failed;
    }

    private List<Condition> conditions(Figures figures, Conditions.Answer answer) {
        return conditions.stream()
                .filter(condition -> Conditions.of(condition, figures) == answer)
                .toList();
    }

    /** Why a trial has no answer to a condition. */
    static String tooFewSamples(Condition condition) {
        return "too few samples for " + condition.text();
    }

    /** By which it surely grew, a second. */
    private double growth(ToLongFunction<Look> figure) {
        if (looks.size() < 2 * Line.VALUES) {
            return 0;
        }
        double[] means = new double[Line.VALUES];
        for (int i = 0; i < Line.VALUES; i++) {
            means[i] = looks.subList(i * looks.size() / Line.VALUES, (i + 1) * looks.size() / Line.VALUES).stream()
                    .mapToLong(figure)
                    .average()
                    .orElse(0);
        }
        return Line.through(means).lowerBound() * Line.VALUES / seconds();
    }
}
