package bench.driver;

/**
 * Where the log of a partition begins and ends.
 *
 * @param start offset of the first message that is still there
 * @param stable offset behind the last message that every consumer may see; an open transaction holds it back
 * @param end offset behind the last message
 */
public record LogOffsets(long start, long stable, long end) {}
