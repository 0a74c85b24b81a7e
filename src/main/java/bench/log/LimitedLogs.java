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
 * An SLF4J provider over slf4j-simple that logs a failure that repeats itself a few times and then counts it, and that prints
 * no stack trace unless it was asked for. Safe for use by many threads.
 *
 * <p>SLF4J has one provider in a process; so its settings are static.
 */
public final class LimitedLogs implements SLF4JServiceProvider, ILoggerFactory {
    /** Written by SLF4J when something is to be logged first, read by any thread; null until then. */
    private static volatile LimitedLogs bound;

    /** Written by the command line, read by any thread that logs. */
    private static volatile boolean stackTraces;

    /** Written by the command line, read by any thread that logs. */
    private static volatile Consumer<Error> onError = error -> {};

    private final SimpleServiceProvider simple = new SimpleServiceProvider();
    private final ConcurrentHashMap<String, LimitedLogger> loggers = new ConcurrentHashMap<>();

    /** Called before anything is logged: what is logged by this process goes through here. */
    public static void install() {
        System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, LimitedLogs.class.getName());
        // SLF4J reports a provider that is chosen by name, on standard error.
        System.getProperties().putIfAbsent("slf4j.internal.verbosity", "WARN");
    }

    /** From now on, exceptions are logged with their stack traces. */
    public static void showStackTraces() {
        stackTraces = true;
    }

    /**
     * From now on, this gets each {@link Error} that is logged: a client library only logs it when one of its threads dies.
     * Called by any thread.
     */
    public static void onError(Consumer<Error> listener) {
        onError = listener;
    }

    /** Logs how many lines of each kind were held back since the last call. */
    public static void logSuppressed() {
        LimitedLogs logs = bound;
        if (logs != null) {
            logs.loggers.values().forEach(LimitedLogger::logSuppressed);
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
