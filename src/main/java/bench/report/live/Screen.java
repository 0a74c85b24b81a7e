package bench.report.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A picture on a terminal that is redrawn in place, with all other output above it.
 *
 * <p>A thread of its own writes, so that a terminal that takes nothing (Ctrl-S, a connection that hangs) delays no other: of
 * pictures only the latest is kept, of other output everything. The cursor rests where the picture begins. So the output of
 * another process pushes the picture down instead of getting lost in it, a terminal that is resized may wrap its lines as it
 * likes, and a process that is killed leaves no state of the terminal behind. Safe for use by many threads.
 *
 * <p>Nothing is asked of the terminal, as its answer would come as input. Without a picture, all that is printed is written by
 * the thread, to whatever it is.
 */
public final class Screen implements AutoCloseable {
    /** What is drawn at a size of the terminal: rows without line ends. */
    public interface Picture {
        List<String> rows(TerminalSize size);
    }

    private static final class Text {
        private final OutputStream target;
        private final byte[] bytes;

        Text(OutputStream target, byte[] bytes) {
            this.target = target;
            this.bytes = bytes;
        }
    }

    /** What is to be done at once. */
    private record Work(List<Text> texts, Optional<Picture> picture, boolean isResized) {}

    private final OutputStream terminal;
    private final Supplier<TerminalSize> sizes;
    private final Thread thread = new Thread(this::draw, "bench-screen");
    /** Complete when nothing is left to be written. */
    private final CompletableFuture<Void> written = new CompletableFuture<>();

    /** What is to be done; all guarded by this. */
    private List<Text> texts = new ArrayList<>();

    private Optional<Picture> picture = Optional.empty();
    private boolean isChanged;
    private boolean isResized;
    private boolean isClosing;
    private boolean hasEnded;

    /** Confined to the thread that draws. */
    private TerminalSize size;

    private boolean isDrawn;
    private boolean isWithinLine;

    /**
     * An empty screen.
     *
     * @param sizes asks the terminal, which may take a moment
     */
    public Screen(OutputStream terminal, TerminalSize size, Supplier<TerminalSize> sizes) {
        this.terminal = terminal;
        this.size = size;
        this.sizes = sizes;
        thread.setDaemon(true);
        thread.start();
    }

    /** One without a picture, for output that nobody who reads it slowly is to hold up. */
    public static Screen withoutPicture() {
        return new Screen(OutputStream.nullOutputStream(), TerminalSize.USUAL, () -> TerminalSize.USUAL);
    }

    /** Draws this from now on. */
    public void show(Picture next) {
        change(Optional.of(next));
    }

    /** Draws nothing from now on. */
    public void clear() {
        change(Optional.empty());
    }

    private synchronized void change(Optional<Picture> next) {
        picture = next;
        isChanged = true;
        notifyAll();
    }

    /** The terminal has another size now. */
    public synchronized void resized() {
        isResized = true;
        notifyAll();
    }

    /**
     * Writes a text to a stream; above the picture where that leads to the same terminal.
     *
     * @return false where the screen has ended: then it is for the caller to write it
     */
    public synchronized boolean print(OutputStream target, byte[] text) {
        if (!hasEnded) {
            texts.add(new Text(target, text));
            notifyAll();
        }
        return !hasEnded;
    }

    /** Returns when all that was printed until now is written, or after this time; an interrupt cuts it short too, and is kept. */
    public void awaitWritten(Duration patience) {
        CountDownLatch reached = new CountDownLatch(1);
        // Its turn comes after all that is there already.
        OutputStream last = new OutputStream() {
            @Override
            public void write(int oneByte) {}

            @Override
            public void flush() {
                reached.countDown();
            }
        };
        if (print(last, new byte[0])) {
            try {
                var unused = reached.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Takes the picture away, and returns when all is written: for a terminal that takes nothing that is waited. */
    @Override
    public void close() {
        finish();
        // An interrupt does not cut this short, and is kept.
        written.join();
    }

    /** The same, and does not wait for longer than this. */
    public void close(Duration patience) {
        finish();
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void finish() {
        picture = Optional.empty();
        isChanged = true;
        isClosing = true;
        notifyAll();
    }

    private void draw() {
        try {
            do {
                Work work = await();
                if (work.isResized) {
                    size = sizes.get();
                }
                write(work);
            } while (!hasEnded());
        } catch (InterruptedException e) {
            // Nobody interrupts it; whoever prints then writes by itself.
            return;
        } finally {
            try {
                end().forEach(text -> write(text.target, text.bytes));
            } finally {
                written.complete(null);
            }
        }
    }

    private synchronized Work await() throws InterruptedException {
        while (texts.isEmpty() && !isChanged && !isResized) {
            wait();
        }
        Work work = new Work(texts, picture, isResized);
        texts = new ArrayList<>();
        isChanged = false;
        isResized = false;
        return work;
    }

    /** Not before everything is written: what others write by themselves comes after it. */
    private synchronized boolean hasEnded() {
        hasEnded = isClosing && texts.isEmpty() && !isChanged;
        return hasEnded;
    }

    /** From now on whoever prints writes by itself; returns what is left. */
    private synchronized List<Text> end() {
        hasEnded = true;
        return List.copyOf(texts);
    }

    private void write(Work work) {
        if (isDrawn && (!work.texts.isEmpty() || work.picture.isEmpty())) {
            write(terminal, Sequences.erasing().getBytes(StandardCharsets.UTF_8));
            isDrawn = false;
        }
        for (Text text : work.texts) {
            write(text.target, text.bytes);
            isWithinLine = text.bytes.length == 0 ? isWithinLine : text.bytes[text.bytes.length - 1] != '\n';
        }
        List<String> rows = work.picture.map(each -> each.rows(size)).orElse(List.of());
        if (!rows.isEmpty() && !isWithinLine) {
            write(terminal, Sequences.drawing(rows).getBytes(StandardCharsets.UTF_8));
            isDrawn = true;
        }
    }

    private static void write(OutputStream target, byte[] bytes) {
        try {
            target.write(bytes);
            target.flush();
        } catch (IOException e) {
            // A terminal that is gone takes nothing; the signal that says so ends the run.
            return;
        }
    }
}
