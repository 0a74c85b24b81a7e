package bench.report;

import java.util.List;

/** A form in which results are written for people or other programs: a function of nothing but the results. Stateless. */
public interface ResultFormat {
    /**
     * The content of a file.
     *
     * @param results at least one, in the order in which they are to be shown
     */
    byte[] of(List<NamedResult> results);

    /** Whether a file has room for a single result only. */
    default boolean isOfOneResult() {
        return false;
    }
}
