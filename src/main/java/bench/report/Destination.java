package bench.report;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the user wants an output: a file, or a stream that is there already, which is written to and never replaced: a
 * descriptor of this process such as {@code /dev/stdout}, a pipe, a device. {@code -} is standard output.
 *
 * <p>Confined to one thread.
 */
public final class Destination {
    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");
    private static final Path STANDARD_ERROR = Path.of("/dev/stderr");
    private static final Pattern DESCRIPTOR = Pattern.compile("/(?:dev|proc/(?:self|thread-self|\\d+))/fd/(\\d{1,9})");
    private static final int MOST_LINKS = 40;
    /** Of a file's mode in POSIX: the bits of its type, and those of a pipe. */
    private static final int TYPE = 0170000;

    private static final int PIPE = 0010000;

    private final Path wanted;
    /** What it leads to by links; for a descriptor its name, and not what it is open on. */
    private final Path target;
    /** Of this process; -1 = none. */
    private final int descriptor;

    private OutputStream open;

    private Destination(Path wanted, Path target) {
        this.wanted = wanted;
        this.target = target;
        this.descriptor = descriptor(target);
    }

    /** The destination of this name. */
    public static Destination of(Path wanted) {
        return new Destination(wanted, wanted.toString().equals("-") ? STANDARD_OUTPUT : follow(wanted));
    }

    /** Step by step: the links of {@code /proc} lead to names that cannot be opened. */
    private static Path follow(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        for (int i = 0; i < MOST_LINKS && descriptor(path) < 0 && Files.isSymbolicLink(path); i++) {
            try {
                path = path.resolveSibling(Files.readSymbolicLink(path)).normalize();
            } catch (IOException e) {
                // Writing to it fails as well, and reports why.
                return path;
            }
        }
        return path;
    }

    private static int descriptor(Path path) {
        if (path.equals(STANDARD_OUTPUT)) {
            return 1;
        }
        if (path.equals(STANDARD_ERROR)) {
            return 2;
        }
        Matcher matcher = DESCRIPTOR.matcher(path.toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    /** As the user has named it. */
    @Override
    public String toString() {
        return wanted.toString();
    }

    /** As a sentence names it. */
    public String shown() {
        return wanted.toString().equals("-") ? "standard output" : wanted.toString();
    }

    /** The file that is written. */
    Path target() {
        return target;
    }

    Path wanted() {
        return wanted;
    }

    /** Whether it is there already and is written to, instead of a file that is made or replaced. */
    public boolean isStream() {
        return descriptor >= 0 || (Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target));
    }

    /** Whether lines for people would get in between. */
    public boolean isStandardOutput() {
        return descriptor == 1;
    }

    /** Whether opening it waits for somebody who reads. */
    public boolean isPipe() {
        try {
            return descriptor < 0
                    && Files.exists(target)
                    && Files.getAttribute(target, "unix:mode") instanceof Integer mode
                    && (mode & TYPE) == PIPE;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Whether an output to this one and to the other would get mixed up or lost: the same file by whatever name, or the same
     * stream, unless that is a device, which keeps nothing anyway.
     */
    public boolean clashesWith(Destination other) {
        if (descriptor >= 0 || other.descriptor >= 0) {
            return descriptor == other.descriptor || leadsTo(other.file()) || other.leadsTo(file());
        }
        return isStream() ? isPipe() && leadsTo(other.target) : leadsTo(other.target);
    }

    /** Whether writing to it would write over this file. */
    public boolean isOver(Path file) {
        return leadsTo(file) && (descriptor >= 0 || !isStream());
    }

    /** A descriptor that is open on a regular file is that file. */
    private Path file() {
        return descriptor < 0 ? target : Path.of("/dev/fd/" + descriptor);
    }

    private boolean leadsTo(Path other) {
        try {
            Path own = file();
            if (descriptor >= 0 && !Files.isRegularFile(own)) {
                return false;
            }
            if (Files.exists(own) && Files.exists(other)) {
                return Files.isSameFile(own, other);
            }
            return place(own).equals(place(other));
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a file will be that is not there yet. */
    private static Path place(Path file) throws IOException {
        Path absolute = follow(file);
        Path folder = absolute.getParent();
        return folder != null && Files.exists(folder) ? folder.toRealPath().resolve(absolute.getFileName()) : absolute;
    }

    /** The stream, which is opened when this is first called; it waits for the reader of a pipe. */
    public OutputStream open() throws IOException {
        if (open == null) {
            open = switch (descriptor) {
                case 1 -> unclosed(FileDescriptor.out);
                case 2 -> unclosed(FileDescriptor.err);
                // What the shell has opened to append to must not be cut off.
                default -> new FileOutputStream(target.toFile(), descriptor >= 0);
            };
        }
        return open;
    }

    /** Others write to it too. */
    private static OutputStream unclosed(FileDescriptor descriptor) {
        return new FilterOutputStream(new FileOutputStream(descriptor)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
