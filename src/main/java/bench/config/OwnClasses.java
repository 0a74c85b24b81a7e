package bench.config;

import java.util.Optional;

/** Where users put classes that bench does not come with: drivers, login modules, interceptors. */
public final class OwnClasses {
    /** What to do about a class that is not found, as the end of a message. */
    public static final String REMEDY =
            "put its jar into the folder lib/ext of bench, or name the jar in the variable BENCH_CLASSPATH";

    private static final String OF_KAFKA = "org.apache.kafka.";

    private OwnClasses() {}

    /** The class that a failure lacks and the remedy, in one line; empty when it is another kind of failure. */
    public static Optional<String> explainMissing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean isOfClass = cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException;
            Optional<String> name =
                    Optional.ofNullable(cause.getMessage()).filter(message -> isOfClass && isName(message));
            if (name.isPresent()) {
                return Optional.of(missing(name.get().replace('/', '.')));
            }
        }
        return Optional.empty();
    }

    /** And not that its initialization has failed, or that a file has the wrong class. */
    private static boolean isName(String message) {
        return !message.contains(" ");
    }

    private static String missing(String name) {
        String other = name.startsWith(OF_KAFKA)
                ? "; if another version of Kafka had it, what needs it must be a version for the Kafka clients of bench"
                : "";
        return "the class " + name + " cannot be found: " + REMEDY + other;
    }
}
