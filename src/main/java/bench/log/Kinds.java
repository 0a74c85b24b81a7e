package bench.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts messages by kind, so that a few of each are logged and the others are summed up. Safe for use by many threads.
 *
 * <p>Messages are of one kind when they differ only in numbers, ids, addresses, or whatever else is a word with a digit in
 * it, and in how many of them are listed.
 */
public final class Kinds {
    /** What goes beyond is one kind more: a log that is flooded has nothing to say, however its lines differ. */
    private static final int MOST_KINDS = 100;

    /** Long lists and dumps differ behind it, and hardly ever the reason. */
    private static final int SIGNIFICANT_LENGTH = 400;

    /** Hexadecimal digits in a row from which on they are an id, although none is a decimal one. */
    private static final int SHORTEST_HEX = 8;

    private static final String ANY = "#";
    private static final String OTHERS = "";

    private final int limit;
    private final ConcurrentHashMap<String, Count> counts = new ConcurrentHashMap<>();

    /** What was counted of one kind. */
    private static final class Count {
        private final String first;
        private final AtomicInteger number = new AtomicInteger();

        Count(String first) {
            this.first = first;
        }
    }

    /** Counts nothing yet; admits the first {@code limit} of each kind. */
    public Kinds(int limit) {
        this.limit = limit;
    }

    /** Counts the message; returns whether it is among the first of its kind. */
    public boolean admits(String message) {
        String kind = kindOf(message);
        Count count = counts.get(kind);
        if (count == null) {
            boolean isOneTooMany = counts.size() >= MOST_KINDS;
            count = counts.computeIfAbsent(isOneTooMany ? OTHERS : kind, unused -> new Count(message));
        }
        return count.number.incrementAndGet() <= limit;
    }

    /** One line for each kind of which more has come than was admitted. Counting starts anew. */
    public List<String> takeSuppressed() {
        List<String> lines = new ArrayList<>();
        for (String kind : counts.keySet()) {
            Count count = counts.remove(kind);
            int more = count == null ? 0 : count.number.get() - limit;
            if (more > 0) {
                String what = kind.equals(OTHERS) ? "of other kinds" : "of the kind: " + count.first;
                lines.add(String.format(Locale.ROOT, "and %,d more %s", more, what));
            }
        }
        return lines;
    }

    /** The message without what may differ within its kind. */
    static String kindOf(String message) {
        int length = Math.min(message.length(), SIGNIFICANT_LENGTH);
        StringBuilder kind = new StringBuilder(length);
        int from = 0;
        while (from < length) {
            int to = from;
            while (to < length && isOfWord(message.charAt(to))) {
                to++;
            }
            if (to == from) {
                kind.append(message.charAt(from));
                from++;
            } else {
                append(kind, message, from, to);
                from = to;
            }
        }
        return kind.toString();
    }

    private static void append(StringBuilder kind, String message, int from, int to) {
        if (!isId(message, from, to)) {
            kind.append(message, from, to);
        } else if (endsWithList(kind)) {
            kind.setLength(kind.lastIndexOf(ANY) + 1);
        } else {
            kind.append(ANY);
        }
    }

    /** Whether it ends with an id and a separator, so that one more says nothing new. */
    private static boolean endsWithList(StringBuilder kind) {
        int end = kind.length();
        while (end > 0 && (kind.charAt(end - 1) == ' ' || kind.charAt(end - 1) == ',')) {
            end--;
        }
        return end < kind.length() && end > 0 && kind.charAt(end - 1) == ANY.charAt(0);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == ':' || c == '/';
    }

    private static boolean isId(String message, int from, int to) {
        boolean isHex = to - from >= SHORTEST_HEX;
        for (int i = from; i < to; i++) {
            char c = message.charAt(i);
            if (Character.isDigit(c)) {
                return true;
            }
            isHex = isHex && (Character.digit(c, 16) >= 0 || c == '-');
        }
        return isHex;
    }
}
