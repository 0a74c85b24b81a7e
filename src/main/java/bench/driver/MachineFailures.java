package bench.driver;

import bench.config.OwnClasses;
import java.util.Locale;
import java.util.Optional;

/** Failures that are no mistake of a driver file, but of the machine or the JVM, and what to do about them. */
public final class MachineFailures {
    private MachineFailures() {}

    /** What happened and the remedy, in one line; empty when it is another kind of failure. */
    public static Optional<String> explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> explained = explainCause(cause);
            if (explained.isPresent()) {
                return explained;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> explainCause(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("too many open files")) {
            return Optional.of("too many open files: raise the limit of this shell (ulimit -n 65536), or ask for fewer"
                    + " producers and consumers");
        }
        if (cause instanceof OutOfMemoryError) {
            return Optional.of(outOfMemory(message, lower));
        }
        Optional<String> missing = cause instanceof LinkageError ? OwnClasses.explainMissing(cause) : Optional.empty();
        if (missing.isPresent()) {
            return missing;
        }
        if (cause instanceof LinkageError) {
            return Optional.of("a class or native library cannot be loaded ("
                    + cause.getClass().getSimpleName() + ": "
                    + message
                    + "): a jar is missing on the class path or of the wrong version, or the temporary folder "
                    + System.getProperty("java.io.tmpdir")
                    + " takes no libraries (BENCH_JAVA_OPTS=-Djava.io.tmpdir=... names another)");
        }
        if (cause instanceof VirtualMachineError) {
            return Optional.of("the JVM has failed (" + cause.getClass().getSimpleName() + ": " + message + ")");
        }
        return Optional.empty();
    }

    private static String outOfMemory(String message, String lower) {
        if (lower.contains("native thread")) {
            return "no more threads can be made: raise the limit of processes (ulimit -u, or that of the container), or"
                    + " ask for fewer producers and consumers";
        }
        if (lower.contains("direct buffer") || lower.contains("direct memory")) {
            return "out of memory outside of the heap: raise it with BENCH_JAVA_OPTS=-XX:MaxDirectMemorySize=1g, or ask"
                    + " for fewer producers and consumers";
        }
        return "out of memory (" + message
                + "): give bench more with BENCH_JAVA_OPTS=-Xmx4g, or ask for fewer producers"
                + " and consumers, or smaller payloads";
    }
}
