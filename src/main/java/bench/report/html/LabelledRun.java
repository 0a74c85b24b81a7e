package bench.report.html;

import bench.report.NamedResult;
import bench.result.Result;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A result under the short name that it has in the tables and charts of a page.
 *
 * @param label a letter; empty where the page has but one result
 * @param name of its file
 */
record LabelledRun(String label, String name, Result result) {
    private static final int LETTERS = 26;

    static List<LabelledRun> of(List<NamedResult> results) {
        return IntStream.range(0, results.size())
                .mapToObj(i -> new LabelledRun(
                        results.size() == 1 ? "" : label(i),
                        results.get(i).name(),
                        results.get(i).result()))
                .toList();
    }

    /** A to Z, then A2 and so on. */
    private static String label(int index) {
        String letter = String.valueOf((char) ('A' + index % LETTERS));
        return index < LETTERS ? letter : letter + (index / LETTERS + 1);
    }

    /** Why its figures must not look like those of others; empty where they may. */
    String reservation() {
        if (!result.run().isComplete()) {
            return "incomplete";
        }
        return result.isTrusted() ? "" : "not to be trusted";
    }

    /** The label, with the reservation that goes wherever its figures go. */
    String title() {
        return reservation().isEmpty() ? label : (label + " (" + reservation() + ")").strip();
    }

    /** How a row with its figures is to look. */
    String kind() {
        return reservation().isEmpty() ? "" : "doubtful";
    }
}
