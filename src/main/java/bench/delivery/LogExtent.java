package bench.delivery;

/**
 * What a partition's log holds at a moment, as offsets.
 *
 * @param start the first that is still there: retention and compaction move it
 * @param stable behind the last that every reader may see: an open transaction holds it back
 * @param end behind the last
 */
public record LogExtent(long start, long stable, long end) {
    /** What a reader has not seen that would read this offset next. */
    Delivery.Unseen unseenFrom(long next) {
        long removed = Math.max(0, Math.min(start, end) - next);
        long from = Math.max(next, start);
        long unread = Math.max(0, stable - from);
        long notVisible = Math.max(0, end - Math.max(from, stable));
        return new Delivery.Unseen(unread, removed, notVisible);
    }
}
