package bench.driver.kafka;

/** Does what an interrupt must not cut short, since threads, connections or a group membership would be left behind. */
final class Uninterrupted {
    private Uninterrupted() {}

    /** The interrupt from before is kept; one that comes in between is the action's own. */
    static void run(Runnable action) {
        boolean interrupted = Thread.interrupted();
        try {
            action.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
