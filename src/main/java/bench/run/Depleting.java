package bench.run;

import static bench.result.ByteUnits.MEGABYTE;

import bench.delivery.LoadCount;
import bench.result.Check;
import bench.result.Check.Verdict;
import bench.result.Limits;
import bench.result.PhaseLength;
import bench.result.Phrase;
import bench.yaml.ByteRates;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Ends a phase when the system has taken more than one rate, and then takes less than another one: its burst is used up.
 * Confined to the control thread.
 *
 * <p>Counts what is acked, in windows: a system that halts for a moment has not used up its burst.
 */
final class Depleting implements PhaseControl {
    private static final double WINDOW_SECONDS = 10;
    /** Windows in a row that must be below the lower rate. */
    private static final int LOW_WINDOWS = 2;
    /** A system whose burst has not shown in this time has none: that is longer than a cold broker takes to be fast. */
    private static final double PATIENCE_SECONDS = 120;

    private final Depletion depletion;
    private final double messageBytes;
    private final Consumer<String> progress;
    /** The first and the latest look; null before. */
    private LoadCount first;

    private LoadCount last;
    private LoadCount windowStart;
    /** Bytes/s of the last window, and of the best one. */
    private double rate;

    private double highest;
    private int lowWindows;
    private boolean isOver;

    /**
     * A phase that has not begun.
     *
     * @param messageBytes of a message on average
     * @param progress takes a line for a person who watches
     */
    Depleting(Depletion depletion, double messageBytes, Consumer<String> progress) {
        this.depletion = depletion;
        this.messageBytes = messageBytes;
        this.progress = progress;
    }

    @Override
    public void look(LoadCount count, long backlog) {
        if (isOver) {
            return;
        }
        if (first == null) {
            first = count;
            windowStart = count;
        }
        last = count;
        if (seconds(windowStart) >= WINDOW_SECONDS) {
            windowEnded();
            windowStart = count;
        }
        isOver = isDepleted() || (!wasHigh() && seconds(first) >= PATIENCE_SECONDS);
    }

    private void windowEnded() {
        boolean wasHigh = wasHigh();
        rate = (last.acked() - windowStart.acked()) * messageBytes / seconds(windowStart);
        highest = Math.max(highest, rate);
        lowWindows = wasHigh && rate < depletion.low() ? lowWindows + 1 : 0;
        if (!wasHigh && wasHigh()) {
            progress.accept(Phrase.of("Depletion: ")
                    .then(rate(rate))
                    .then(Phrase.of("; goes on until it is below "))
                    .then(rate(depletion.low()))
                    .then(Phrase.of(", for %d s at most", depletion.limit().toSeconds()))
                    .text());
        }
    }

    private boolean wasHigh() {
        return highest > depletion.high();
    }

    private boolean isDepleted() {
        return lowWindows >= LOW_WINDOWS;
    }

    private double seconds(LoadCount since) {
        return (last.atNs() - since.atNs()) / 1e9;
    }

    /** What follows depends on when the burst is used up. */
    @Override
    public boolean isOpenEnded() {
        return true;
    }

    @Override
    public boolean goesOn(Duration end) {
        return false;
    }

    @Override
    public PhaseLength length(Duration asked) {
        return PhaseLength.upTo(asked);
    }

    @Override
    public Optional<Long> endedNs(long phaseStartNs) {
        return isOver ? Optional.of(last.atNs()) : Optional.empty();
    }

    @Override
    public Optional<Check> finding() {
        return Optional.of(Check.of(
                        "depletion", rate / MEGABYTE, Limits.invalidAbove("MB/s", depletion.low() / MEGABYTE), seen())
                .allowing(Phrase.of("above ")
                        .then(rate(depletion.high()))
                        .then(Phrase.of(", then below "))
                        .then(rate(depletion.low()))
                        .then(Phrase.of(" within %d s", depletion.limit().toSeconds())))
                .judged(verdict())
                .advising(advice()));
    }

    private Phrase seen() {
        double seconds = first == null ? 0 : seconds(first);
        double bytes = first == null ? 0 : (last.acked() - first.acked()) * messageBytes;
        return wasHigh()
                ? Phrase.of(isDepleted() ? "" : "still ")
                        .then(rate(rate))
                        .then(Phrase.of(" after %.0f s and ", seconds))
                        .then(size(bytes))
                        .then(Phrase.of(", "))
                        .then(rate(highest))
                        .then(Phrase.of(" before"))
                : Phrase.of("never above ")
                        .then(rate(depletion.high()))
                        .then(Phrase.of(": no more than "))
                        .then(rate(highest))
                        .then(Phrase.of(" in %.0f s", seconds));
    }

    /** What has come of it, in a line. */
    String outcome() {
        String end = isDepleted() ? "used up" : wasHigh() ? "not used up" : "no burst";
        return "Depletion: " + end + ", " + seen().text();
    }

    private static Phrase rate(double bytesPerSecond) {
        return size(bytesPerSecond).then(Phrase.of("/s"));
    }

    private static Phrase size(double bytes) {
        ByteRates.Unit unit = ByteRates.unitOf(bytes);
        return Phrase.of("%.1f " + unit.name(), bytes / unit.bytes());
    }

    private Verdict verdict() {
        if (isDepleted()) {
            return Verdict.VALID;
        }
        // What was measured then may still be the burst; without one there was nothing to use up.
        return wasHigh() ? Verdict.INVALID : Verdict.WARN;
    }

    private String advice() {
        return wasHigh()
                ? "the burst was not used up, and may be in these figures: give it more time (--deplete-limit), or raise the"
                        + " lower rate"
                : "there was no burst, or it was used up before, or the load was too small to show it: name a lower upper"
                        + " rate, or use more producers";
    }
}
