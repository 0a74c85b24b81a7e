package bench.driver;

/**
 * A topic and the number of its partitions.
 *
 * @param name as the system knows it
 * @param partitions 1 or more
 */
public record Topic(String name, int partitions) {
    public Topic {
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "topic " + name + " must have 1 or more partitions, but has " + partitions);
        }
    }
}
