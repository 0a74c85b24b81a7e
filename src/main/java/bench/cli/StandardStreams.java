package bench.cli;

import bench.report.live.Screen;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Standard output and standard error of this process: written to at once or, while a run is on, by screens, so that no reader
 * that is slow or stopped holds the run up. Safe for use by many threads.
 */
final class StandardStreams {
    private final OutputStream out;
    private final OutputStream err;
    /** Null while there is none, as is the next. Written by the control thread, read by every thread that prints. */
    private volatile Screen ofOut;

    private volatile Screen ofErr;

    StandardStreams(OutputStream out, OutputStream err) {
        this.out = out;
        this.err = err;
    }

    OutputStream out() {
        return new Switched(out) {
            @Override
            Optional<Screen> way() {
                return Optional.ofNullable(ofOut);
            }
        };
    }

    OutputStream err() {
        return new Switched(err) {
            @Override
            Optional<Screen> way() {
                return Optional.ofNullable(ofErr);
            }
        };
    }

    /** Standard error without a screen, for the screen itself. */
    OutputStream terminal() {
        return err;
    }

    /**
     * Lets screens write from now on. Where both streams have one and the same, what is printed keeps its order.
     *
     * @param forOut for standard output
     * @param forErr for standard error
     */
    void use(Screen forOut, Screen forErr) {
        ofOut = forOut;
        ofErr = forErr;
    }

    /** The screens that are in use, each once. */
    List<Screen> screens() {
        return Stream.of(ofErr, ofOut).filter(Objects::nonNull).distinct().toList();
    }

    /** A stream that a screen may write for. */
    private abstract static class Switched extends OutputStream {
        private final OutputStream direct;

        Switched(OutputStream direct) {
            this.direct = direct;
        }

        abstract Optional<Screen> way();

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            byte[] text = Arrays.copyOfRange(bytes, offset, offset + length);
            Optional<Screen> onto = way();
            if (onto.isEmpty() || !onto.get().print(direct, text)) {
                direct.write(text, 0, text.length);
            }
        }
    }
}
