package bench.result;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Finds files in which the same thing is said in two places, and not in the same way: status and verdict are for readers of the
 * file, and are not read back, as they follow from other fields. Who has changed one of them alone is not known. Stateless.
 */
final class Contradictions {
    private static final String VALIDITY = "validity";
    private static final Pattern WORD = Pattern.compile("[a-zA-Z]{1,20}");

    private Contradictions() {}

    /**
     * Fails where a file contradicts itself. What it does not say contradicts nothing.
     *
     * @param root of the file
     * @param result as it was read from it
     * @throws UnreadableResultException naming both places
     */
    static void check(JsonNode root, Result result) {
        String reason = result.run().isComplete() ? "is null" : "says why it was not finished";
        check("run.status", root.path("run").path("status"), result.run().status(), "run.reason " + reason);
        check(VALIDITY, root.path(VALIDITY), result.validity());
        int number = 0;
        for (PhaseResult phase : result.course().phases()) {
            if (phase.validity() != null) {
                JsonNode written = root.path("phases").path(number).path(VALIDITY);
                check("phases[" + number + "]." + VALIDITY, written, phase.validity());
            }
            number++;
        }
    }

    private static void check(String place, JsonNode written, Validity validity) {
        String verdict = validity.verdict().text();
        check(place + ".verdict", written.path("verdict"), verdict, "by its checks it is '" + verdict + "'");
    }

    private static void check(String place, JsonNode written, String right, String other) {
        if (!written.isMissingNode()
                && !(written.isString() && written.stringValue().equals(right))) {
            throw new UnreadableResultException("contradicts itself: " + place + " is " + shown(written) + ", but "
                    + other + ": it was changed since bench has written it");
        }
    }

    /** A word as it is written; anything else may be too long for a line, or break it. */
    private static String shown(JsonNode written) {
        return written.isString() && WORD.matcher(written.stringValue()).matches()
                ? "'" + written.stringValue() + "'"
                : "something else";
    }
}
