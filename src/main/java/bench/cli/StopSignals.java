package bench.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Ctrl-C and SIGTERM: the first interrupts the control thread, which ends the run in order; the second ends the JVM at once.
 *
 * <p>By reflection, because the compiler warns of {@code sun.misc.Signal} in a way that cannot be turned off for one class.
 * Where a JVM has no such class, its own default holds.
 */
final class StopSignals {
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;

    private final Thread control;
    /** The number of the first signal, 0 before it. Written by the JVM's signal threads, read by the control thread. */
    private volatile int received;

    private StopSignals(Thread control) {
        this.control = control;
    }

    /** Takes over both signals of this JVM. */
    static StopSignals install(Thread control) {
        StopSignals signals = new StopSignals(control);
        signals.handle("INT", SIGINT);
        signals.handle("TERM", SIGTERM);
        return signals;
    }

    /** The number of the first signal, or 0. */
    int received() {
        return received;
    }

    private void handle(String name, int number) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "handle" -> onSignal(number);
                case "hashCode" -> {
                    return number;
                }
                case "equals" -> {
                    return proxy == arguments[0];
                }
                default -> {
                    return "stop on " + name;
                }
            }
            return null;
        };
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
            Object handlerProxy =
                    Proxy.newProxyInstance(signalHandler.getClassLoader(), new Class<?>[] {signalHandler}, handler);
            signal.getMethod("handle", signal, signalHandler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), handlerProxy);
        } catch (ReflectiveOperationException e) {
            // The JVM's default: it ends at once. The topics of the run are then left.
            received = 0;
        }
    }

    private synchronized void onSignal(int number) {
        if (received != 0) {
            Runtime.getRuntime().halt(ExitCode.ofSignal(number));
        }
        received = number;
        control.interrupt();
    }
}
