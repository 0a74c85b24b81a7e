package bench.result;

import java.util.Locale;

/**
 * One answer to the question whether a measurement is to be trusted.
 *
 * @param name what is checked
 * @param figure what was seen, with its unit
 * @param limit what was allowed
 * @param verdict what follows
 * @param advice what to do about it; empty when all is well
 */
public record Check(String name, String figure, String limit, Verdict verdict, String advice) {
    /** What follows from a check, or from all of them. */
    public enum Verdict {
        /** The figures mean what they say. */
        VALID,
        /** They do, with the reservation that the check names. */
        WARN,
        /** They are not to be trusted. */
        INVALID;

        /** The word in the result of a single check: {@code ok} where a whole measurement would be {@code valid}. */
        public String ofCheck() {
            return this == VALID ? "ok" : text();
        }

        /** The word in the result of a whole measurement. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        Verdict worse(Verdict other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }
}
