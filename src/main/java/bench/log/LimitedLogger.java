package bench.log;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * Passes on a few warnings and errors of each kind, as one line each, save for what is reported anyway; passes on what is
 * below a warning as it is. Safe for use by many threads.
 */
final class LimitedLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    private static final int LINES_OF_EACH = 1;

    /** Kafka's clients also throw a refused login, and the caller that waits for the connection reports it. */
    private static final String REFUSED_LOGIN = " failed authentication due to: ";

    private final transient Logger output;
    private final transient BooleanSupplier withStackTraces;
    private final transient Consumer<Error> onError;
    private final transient Kinds warnings = new Kinds(LINES_OF_EACH);
    private final transient Kinds errors = new Kinds(LINES_OF_EACH);

    LimitedLogger(String name, Logger output, BooleanSupplier withStackTraces, Consumer<Error> onError) {
        this.onError = onError;
        this.name = name;
        this.output = output;
        this.withStackTraces = withStackTraces;
    }

    /** Logs how many warnings and errors were not passed on since the last call. */
    void logSuppressed() {
        warnings.takeSuppressed().forEach(output::warn);
        errors.takeSuppressed().forEach(output::error);
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable failure) {
        String message = MessageFormatter.basicArrayFormat(pattern, arguments);
        if (isInterrupt(failure)) {
            // Only we interrupt the threads of this process, and we know why.
            output.atDebug().setCause(failure).log(message);
            return;
        }
        if (level != Level.ERROR && level != Level.WARN) {
            output.atLevel(level).setCause(failure).log(message);
            return;
        }
        String line = String.valueOf(message).strip();
        if (line.contains(REFUSED_LOGIN) && !withStackTraces.getAsBoolean()) {
            return;
        }
        if (failure != null) {
            line += (line.endsWith(":") ? " " : ": ") + reason(failure);
        }
        line = line.replaceAll("\\s*\\R\\s*", " ");
        if (failure instanceof Error error) {
            onError.accept(error);
        }
        Kinds kinds = level == Level.ERROR ? errors : warnings;
        if (kinds.admits(line)) {
            output.atLevel(level)
                    .setCause(withStackTraces.getAsBoolean() ? failure : null)
                    .log(line);
        }
    }

    private static boolean isInterrupt(Throwable failure) {
        return failure instanceof InterruptedException
                || (failure != null && failure.getCause() instanceof InterruptedException);
    }

    /** What was thrown, and the deepest cause unless that was said. */
    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String thrown = text(failure);
        return deepest == failure || thrown.contains(String.valueOf(deepest.getMessage()))
                ? thrown
                : thrown + ": " + text(deepest);
    }

    private static String text(Throwable failure) {
        String type = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? type : type + ": " + failure.getMessage();
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return output.isTraceEnabled();
    }

    @Override
    public boolean isDebugEnabled() {
        return output.isDebugEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
        return output.isInfoEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
        return output.isWarnEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return output.isErrorEnabled();
    }
}
