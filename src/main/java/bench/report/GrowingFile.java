package bench.report;

import bench.yaml.Wording;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that grows with a run, block by block. From the block on that cannot be written, it goes on in the folder for
 * temporary files.
 *
 * <p>A file is made, and one that is there replaced, with the first block. Confined to one thread.
 */
public final class GrowingFile {
    private final Destination wanted;
    private final Rescue rescue;

    /** Begins each file, so that each can be read by itself. Null before the first block. */
    private byte[] header;

    /** Null while there is none, and when nothing can be written anywhere any more. */
    private OutputStream out;
    /** Why not all is where it should be; null while nothing has gone wrong. */
    private String problem;

    /** Writes to this destination. */
    public GrowingFile(Destination wanted) {
        this(wanted, Rescue.ofThisSystem());
    }

    GrowingFile(Destination wanted, Rescue rescue) {
        this.wanted = wanted;
        this.rescue = rescue;
    }

    /** One line for the user when not all is where it should be. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Begins the file; called once, before the first block. */
    void begin(byte[] fileHeader) {
        header = fileHeader;
        try {
            out = wanted.open();
            out.write(header);
        } catch (IOException e) {
            failed(e, new byte[0]);
        }
    }

    void append(byte[] block) {
        if (out == null) {
            return;
        }
        try {
            out.write(block);
        } catch (IOException e) {
            failed(e, block);
        }
    }

    void close() {
        if (out != null) {
            try (OutputStream closed = out) {
                closed.flush();
            } catch (IOException e) {
                failed(e, new byte[0]);
            }
        }
    }

    private void failed(IOException failure, byte[] block) {
        out = null;
        if (problem != null) {
            problem += ", and cannot be written there either: " + Wording.reason(failure);
            return;
        }
        problem = "the histogram log cannot be written to " + wanted.shown() + ": " + Wording.reason(failure);
        try {
            Path rescued = rescue.file(".hlog");
            out = Rescue.open(rescued);
            out.write(header);
            out.write(block);
            problem += "; it goes on in " + rescued;
        } catch (IOException e) {
            out = null;
            problem += ", nor to " + rescue.dir() + ": " + Wording.reason(e);
        }
    }
}
