package bench.cli;

import bench.report.live.Screen;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Standard output and standard error of this process: written to at once or, while there is a screen on the terminal that they
 * lead to, by that screen. Safe for use by many threads.
 */
final class StandardStreams {
    private final OutputStream out;
    private final OutputStream err;
    /** Null while there is none. Written by the control thread, read by every thread that prints. */
    private volatile Screen screen;

    private volatile boolean isOutOnScreen;

    StandardStreams(OutputStream out, OutputStream err) {
        this.out = out;
        this.err = err;
    }

    OutputStream out() {
        return new Switched(out) {
            @Override
            Optional<Screen> way() {
                return isOutOnScreen ? Optional.ofNullable(screen) : Optional.empty();
            }
        };
    }

    OutputStream err() {
        return new Switched(err) {
            @Override
            Optional<Screen> way() {
                return Optional.ofNullable(screen);
            }
        };
    }

    /** Standard error without a screen, for the screen itself. */
    OutputStream terminal() {
        return err;
    }

    /**
     * From now on there is a screen on the terminal behind standard error.
     *
     * @param isOutTerminal whether standard output leads to a terminal, too
     */
    void use(Screen opened, boolean isOutTerminal) {
        isOutOnScreen = isOutTerminal;
        screen = opened;
    }

    /** The screen that is in use. */
    Optional<Screen> screen() {
        return Optional.ofNullable(screen);
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
