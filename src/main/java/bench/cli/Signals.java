package bench.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system, by their names without SIG.
 *
 * <p>By reflection, because the compiler warns of {@code sun.misc.Signal} in a way that cannot be turned off for one class.
 */
final class Signals {
    private Signals() {}

    /**
     * Lets a signal run this, on a thread of the JVM's. A signal that this process was started to ignore, as by {@code nohup},
     * stays ignored; where a JVM does not give its signals away, its own default holds.
     */
    static void handle(String name, Runnable action) {
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                action.run();
                yield null;
            }
            case "hashCode" -> name.hashCode();
            case "equals" -> proxy == arguments[0];
            default -> "on " + name;
        };
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
            Object handlerProxy =
                    Proxy.newProxyInstance(signalHandler.getClassLoader(), new Class<?>[] {signalHandler}, handler);
            var unused = signal.getMethod("handle", signal, signalHandler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), handlerProxy);
        } catch (ReflectiveOperationException e) {
            // Ignored, or kept by the JVM: both are as the user wants it who started it so.
            return;
        }
    }
}
