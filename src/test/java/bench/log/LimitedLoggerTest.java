package bench.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

class LimitedLoggerTest {
    private final Written written = new Written();
    private final AtomicBoolean withStackTraces = new AtomicBoolean();
    private final List<Error> errors = new ArrayList<>();
    private final LimitedLogger logger = new LimitedLogger("Sender", written, withStackTraces::get, errors::add);

    @Test
    void writesAFloodAsOneLineAndItsNumber() {
        for (int i = 0; i < 17_435; i++) {
            logger.warn("Got error in correlation id {} on {}", i, "t-0");
        }
        logger.logSuppressed();

        assertThat(written.lines)
                .containsExactly(
                        "WARN Got error in correlation id 0 on t-0",
                        "WARN and 17,434 more of the kind: Got error in correlation id 0 on t-0");
    }

    @Test
    void writesAnExceptionIntoTheLineWithItsDeepestCause() {
        logger.error(
                "Uncaught exception in thread '{}':",
                "network",
                new IllegalStateException("cannot parse", new ArithmeticException("too\n  long")));

        assertThat(written.lines)
                .containsExactly("ERROR Uncaught exception in thread 'network': IllegalStateException: cannot parse:"
                        + " ArithmeticException: too long");
    }

    @Test
    void writesAStackTraceOnlyWhereItIsAskedFor() {
        Exception failure = new IllegalStateException("broken");

        logger.error("first", failure);
        withStackTraces.set(true);
        logger.error("second", failure);

        assertThat(written.failures).containsExactly(null, failure);
    }

    @Test
    void leavesARefusedLoginToWhoeverIsToldByAnException() {
        String pattern = "Connection to node {} ({}) failed authentication due to: {}";

        logger.error(pattern, -1, "localhost/127.0.0.1:9094", "Authentication failed");
        assertThat(written.lines).isEmpty();

        withStackTraces.set(true);
        logger.error(pattern, -1, "localhost/127.0.0.1:9094", "Authentication failed");
        assertThat(written.lines).hasSize(1);
    }

    @Test
    void saysADeepestCauseOnceThatTheExceptionHasSaidAlready() {
        logger.warn("failed", new IllegalStateException(new ArithmeticException("by zero")));

        assertThat(written.lines)
                .containsExactly("WARN failed: IllegalStateException: java.lang.ArithmeticException: by zero");
    }

    @Test
    void tellsOfAnErrorThatEndsAThread() {
        Error error = new OutOfMemoryError("Java heap space");

        logger.error("Uncaught exception in thread 'network':", error);
        logger.error("Uncaught exception in thread 'network':", new IllegalStateException());

        assertThat(errors).containsExactly(error);
    }

    @Test
    void leavesOutInterruptsWhichAreOurOwn() {
        logger.error("Interrupted while joining", new InterruptedException());
        logger.error("Interrupted while joining", new IllegalStateException(new InterruptedException()));

        assertThat(written.lines).allMatch(line -> line.startsWith("DEBUG"));
    }

    @Test
    void leavesWhatIsNoWarningAsItIs() {
        for (int i = 0; i < 3; i++) {
            logger.info("step {}", i);
        }
        logger.logSuppressed();

        assertThat(written.lines).containsExactly("INFO step 0", "INFO step 1", "INFO step 2");
    }

    /** Keeps what it is to write; at all levels. */
    private static final class Written extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1L;

        private final transient List<String> lines = new ArrayList<>();
        private final transient List<Throwable> failures = new ArrayList<>();

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String message, Object[] arguments, Throwable failure) {
            lines.add(level + " " + MessageFormatter.basicArrayFormat(message, arguments));
            failures.add(failure);
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        public boolean isTraceEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }
}
