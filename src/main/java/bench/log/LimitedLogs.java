package bench.log;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.simple.SimpleServiceProvider;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Stands between the libraries and slf4j-simple, so that a failure that repeats itself is told a few times and then counted,
 * and no stack trace is printed unless it was asked for. Safe for use by many threads.
 *
 * <p>There is one for each process, as SLF4J has it; so what is said to it is static.
 */
public final class LimitedLogs implements SLF4JServiceProvider, ILoggerFactory {
    /** Written by SLF4J when something is to be logged first, read by any thread; null until then. */
    private static volatile LimitedLogs bound;

    /** Written by the command line, read by those who log. */
    private static volatile boolean stackTraces;

    /** Written by the command line, read by those who log. */
    private static volatile Consumer<Error> onError = error -> {};

    private final SimpleServiceProvider simple = new SimpleServiceProvider();
    private final ConcurrentHashMap<String, LimitedLogger> loggers = new ConcurrentHashMap<>();

    /** Called before anything is logged: what is logged by this process goes through here. */
    public static void install() {
        System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, LimitedLogs.class.getName());
        // SLF4J tells of a provider that is chosen by name, on standard error.
        System.getProperties().putIfAbsent("slf4j.internal.verbosity", "WARN");
    }

    /** From now on, exceptions are logged with their stack traces. */
    public static void showStackTraces() {
        stackTraces = true;
    }

    /**
     * From now on, this is told of each {@link Error} that somebody logs: a client library has nobody else to tell when one
     * of its threads dies. Called by any thread.
     */
    public static void onError(Consumer<Error> listener) {
        onError = listener;
    }

    /** Logs how many lines of each kind were held back since the last call. */
    public static void tellRest() {
        LimitedLogs logs = bound;
        if (logs != null) {
            logs.loggers.values().forEach(LimitedLogger::tellRest);
        }
    }

    @Override
    public void initialize() {
        simple.initialize();
        bound = this;
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return this;
    }

    @Override
    public Logger getLogger(String name) {
        LimitedLogger known = loggers.get(name);
        return known != null
                ? known
                : loggers.computeIfAbsent(
                        name,
                        unused -> new LimitedLogger(
                                name,
                                simple.getLoggerFactory().getLogger(name),
                                () -> stackTraces,
                                error -> onError.accept(error)));
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return simple.getMarkerFactory();
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return simple.getMDCAdapter();
    }

    @Override
    public String getRequestedApiVersion() {
        return simple.getRequestedApiVersion();
    }
}
