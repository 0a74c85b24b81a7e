package bench.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;

/**
 * The failure of a write to a pipe whose reader has gone, as {@code head} goes when it has read what it wants.
 *
 * @param message of such a failure
 */
record ClosedPipe(String message) {
    /** Asked of the system, which says it in the language of the user. */
    static ClosedPipe ofThisSystem() {
        // A thread that is being stopped could not write to a channel.
        boolean wasInterrupted = Thread.interrupted();
        try {
            Pipe pipe = Pipe.open();
            try (Pipe.SinkChannel sink = pipe.sink()) {
                pipe.source().close();
                var unused = sink.write(ByteBuffer.wrap(new byte[1]));
            }
            return new ClosedPipe("");
        } catch (IOException e) {
            return new ClosedPipe(String.valueOf(e.getMessage()));
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether this is why a write has failed. */
    boolean isReasonOf(IOException failure) {
        return message.equals(failure.getMessage());
    }
}
