package bench.driver.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Whether this process may open the few files that the next clients need. */
final class OpenFiles {
    /** A selector, what wakes it, a bootstrap connection and that to a broker. */
    private static final int OF_A_CLIENT = 4;

    private static final int NEEDED = LifecycleThreads.THREADS * OF_A_CLIENT;

    private OpenFiles() {}

    /**
     * Opens and closes as many.
     *
     * <p>A client that cannot open a connection only logs it, and tries again until its time is over.
     *
     * @throws UncheckedIOException with the message of the operating system
     */
    static void checkRoom() {
        Deque<SocketChannel> opened = new ArrayDeque<>();
        try {
            for (int i = 0; i < NEEDED; i++) {
                opened.add(SocketChannel.open());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            opened.forEach(OpenFiles::close);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
