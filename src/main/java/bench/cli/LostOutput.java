package bench.cli;

import bench.yaml.Wording;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * What standard output did not take: a {@link java.io.PrintWriter} keeps such failures to itself.
 *
 * <p>Safe for use by many threads.
 */
final class LostOutput {
    /** Since it was last asked for; null while all has been written. Guarded by this. */
    private IOException failure;

    /** Null until a first write has failed. Guarded by this. */
    private ClosedPipe closedPipe;

    /** The same stream; whoever writes to it hears of no failure, but failures are known here. */
    OutputStream watch(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(int oneByte) {
                write(new byte[] {(byte) oneByte}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException e) {
                    // Not thrown: the writer would offer the same bytes again, and each loss would be reported twice.
                    failed(e);
                }
            }
        };
    }

    private synchronized void failed(IOException e) {
        // A reader that has closed a pipe, as head does, has read what it wants.
        if (closedPipe == null) {
            closedPipe = ClosedPipe.ofThisSystem();
        }
        if (failure == null && !closedPipe.isReasonOf(e)) {
            failure = e;
        }
    }

    /** One line on what was lost since the last call; empty when nothing was. */
    synchronized Optional<String> take() {
        Optional<String> line =
                Optional.ofNullable(failure).map(e -> "standard output cannot be written to: " + Wording.reason(e));
        failure = null;
        return line;
    }
}
