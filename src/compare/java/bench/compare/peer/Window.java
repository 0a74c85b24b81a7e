package bench.compare.peer;

/** The seconds of a run that count, after its warm-up. Confined to one thread. */
final class Window {
    private final double warmup;
    private final double end;
    private double elapsed;
    private double messages;
    private double seconds;

    Window(Settings.Lengths lengths) {
        warmup = lengths.warmup();
        end = lengths.total();
    }

    /** The next interval of the run: it counts when it begins in the window. */
    void add(double intervalMessages, double intervalSeconds) {
        if (elapsed >= warmup && elapsed < end) {
            messages += intervalMessages;
            seconds += intervalSeconds;
        }
        elapsed += intervalSeconds;
    }

    /** How much of the window the run had. */
    double seconds() {
        return seconds;
    }

    double messagesPerSecond() {
        return seconds > 0 ? messages / seconds : 0;
    }
}
