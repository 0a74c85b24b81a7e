package bench.report;

import bench.result.Result;
import bench.result.Threshold;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.util.List;
import org.apache.commons.text.WordUtils;

/** What became of the thresholds, for a person: those that were missed come first. At most 80 columns wide. */
public final class ThresholdBlock {
    private static final int WIDTH = 80;
    private static final String INDENT = "          ";

    private final PrintWriter out;

    public ThresholdBlock(PrintWriter out) {
        this.out = out;
    }

    /** Those of a run; prints nothing where it had none. */
    void print(Result result) {
        if (!result.thresholds().isEmpty()) {
            out.println();
            print(result.thresholds(), result.isTrusted() ? "" : doubt(result));
        }
    }

    /**
     * Prints at least one.
     *
     * @param doubt why the figures are not to be trusted; empty where they are
     */
    public void print(List<Threshold> thresholds, String doubt) {
        long missed = thresholds.stream().filter(each -> !each.isMet()).count();
        String verdict = missed == 0 ? thresholds.size() + " met" : missed + " of " + thresholds.size() + " missed";
        out.println(wrapped("Thresholds: " + verdict + (doubt.isEmpty() ? "" : ", but " + doubt), ""));
        thresholds.stream().filter(each -> !each.isMet()).forEach(this::print);
        thresholds.stream().filter(Threshold::isMet).forEach(this::print);
    }

    private static String doubt(Result result) {
        return result.run().isComplete() ? "the figures are not to be trusted" : "the run is incomplete";
    }

    private void print(Threshold threshold) {
        String text = threshold.text() + ": " + threshold.seen();
        out.println(String.format("  %-8s", threshold.verdict().text()) + wrapped(text, INDENT));
    }

    private static String wrapped(String text, String indent) {
        return WordUtils.wrap(Wording.printable(text), WIDTH - indent.length(), System.lineSeparator() + indent, true);
    }
}
