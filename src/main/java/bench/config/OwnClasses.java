package bench.config;

/** Where users put classes that bench does not come with: drivers, login modules, interceptors. */
public final class OwnClasses {
    /** What to do about a class that is not found, as the end of a message. */
    public static final String REMEDY =
            "put its jar into the folder lib/ext of bench, or name the jar in the variable BENCH_CLASSPATH";

    private OwnClasses() {}
}
