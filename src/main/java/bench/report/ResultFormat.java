package bench.report;

import bench.result.Result;
import java.util.List;

/** A form in which results are written for people or other programs: a function of nothing but the results. Stateless. */
public interface ResultFormat {
    /**
     * The content of a file.
     *
     * @param results in the order in which they are to be shown; none where it {@link #takes} none of those that there are
     */
    byte[] of(List<NamedResult> results);

    /** Whether a file has room for a single result only. */
    default boolean isOfOneResult() {
        return false;
    }

    /**
     * Whether a result is for this format: a program that reads numbers and no verdicts must not get numbers that are not to be
     * trusted.
     */
    default boolean takes(Result result) {
        return true;
    }
}
