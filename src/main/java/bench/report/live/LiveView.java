package bench.report.live;

import bench.report.live.LiveState.Latencies;
import bench.report.live.LiveState.Second;
import bench.report.live.LiveState.Value;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.Result;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.result.SearchProgress;
import bench.result.Statistic;
import bench.result.Throughput;
import bench.result.Validity;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.Summary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** Shows a run on a screen while it is on. Confined to the control thread, which it never keeps waiting. */
public final class LiveView implements RunListener {
    /** Seconds of rates that are kept: more than the widest terminal shows. */
    private static final int LONGEST_HISTORY = 300;

    private static final Throughput NOTHING = new Throughput(0, 0, 0, 0, 0);

    private final Subject subject;
    private final Screen screen;
    private final Look look;
    /** Null before the first phase, as is the length. */
    private Phase phase;

    private PhaseLength length;
    /** Of its ticks, as is the sum of their time. */
    private Summary whole = new Summary(0);

    private double seconds;
    private final Deque<Second> history = new ArrayDeque<>();
    /** As they were last shown. */
    private LiveState.Traffic traffic = new LiveState.Traffic(List.of(), NOTHING, 0, 0, 0);

    private List<Latencies> latencies = List.of();
    private Optional<SearchProgress> search = Optional.empty();
    private double searchSeconds;
    private Optional<Validity> judged = Optional.empty();

    /** A view of a run that has not begun; it appears with the first phase. */
    public LiveView(Subject subject, Screen screen, Look look) {
        this.subject = subject;
        this.screen = screen;
        this.look = look;
    }

    @Override
    public void phaseStarted(Phase started, PhaseLength lasts) {
        phase = started;
        length = lasts;
        whole = new Summary(0);
        seconds = 0;
        history.clear();
        judged = Optional.empty();
        if (started.reported()) {
            search = Optional.empty();
        }
        IntervalStats nothing = whole.total();
        traffic = new LiveState.Traffic(List.of(), NOTHING, 0, 0, 0);
        latencies = latencies(nothing, nothing);
        show();
    }

    @Override
    public void tick(RunInterval part) {
        IntervalStats stats = part.stats();
        whole.add(stats);
        seconds += stats.elapsedSeconds();
        searchSeconds += stats.elapsedSeconds();
        Throughput latest = Throughput.of(stats);
        history.add(new Second(
                subject.sends() ? latest.publishRate() : latest.consumeRate(), part.targetRate(), part.isUnlimited()));
        if (history.size() > LONGEST_HISTORY) {
            history.remove();
        }
        IntervalStats total = whole.total();
        traffic = new LiveState.Traffic(
                new ArrayList<>(history),
                latest,
                part.backlog(),
                part.inFlight(),
                total.all().failed());
        latencies = latencies(stats, total);
        show();
    }

    private List<Latencies> latencies(IntervalStats last, IntervalStats total) {
        List<Latency> shown = new ArrayList<>();
        if (subject.sends()) {
            shown.add(Latency.PUBLISH_RESPONSE);
        }
        if (subject.receives()) {
            // Without a stamp nobody knows when a message was due.
            boolean isStamped = total.histogram(Latency.END_TO_END_RESPONSE).getTotalCount() > 0
                    || total.histogram(Latency.END_TO_END).getTotalCount() == 0;
            shown.add(isStamped ? Latency.END_TO_END_RESPONSE : Latency.END_TO_END);
        }
        return shown.stream()
                .map(latency -> new Latencies(
                        latency, values(latency, last.histogram(latency)), values(latency, total.histogram(latency))))
                .toList();
    }

    private static Map<Statistic, Value> values(Latency latency, Histogram histogram) {
        Map<Statistic, Value> values = new EnumMap<>(Statistic.class);
        if (histogram.getTotalCount() > 0) {
            for (Statistic statistic : Frame.STATISTICS) {
                values.put(statistic, new Value(statistic.of(latency, histogram), statistic.isSupportedBy(histogram)));
            }
        }
        return values;
    }

    @Override
    public void judgedSoFar(Supplier<Validity> validity) {
        judged = Optional.of(validity.get());
        show();
    }

    @Override
    public void searching(SearchProgress progress) {
        search = Optional.of(progress);
        searchSeconds = 0;
    }

    /** Its place is the summary's. */
    @Override
    public void resultReady(Result result) {
        screen.clear();
    }

    private void show() {
        LiveState state = new LiveState(
                subject,
                new LiveState.Progress(phase, length, seconds),
                traffic,
                latencies,
                search.map(progress -> progress.after(searchSeconds)),
                judged);
        screen.show(size -> Frame.rows(state, size, look));
    }
}
