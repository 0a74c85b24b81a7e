package bench.report;

import bench.result.Result;
import bench.result.Threshold;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
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
        out.println(String.format(
                        Locale.ROOT, missed == 0 ? "Thresholds: %2$d met" : "Thresholds: %d of %d missed", missed, thresholds.size())
                + (doubt.isEmpty() ? "" : ", but " + doubt));
        thresholds.stream().filter(each -> !each.isMet()).forEach(this::print);
        thresholds.stream().filter(Threshold::isMet).forEach(this::print);
    }

    private static String doubt(Result result) {
        return result.run().isComplete() ? "the figures are not to be trusted" : "the run is incomplete";
    }

    private void print(Threshold threshold) {
        String text = Wording.printable(threshold.text() + ": " + threshold.seen());
        String wrapped = WordUtils.wrap(text, WIDTH - INDENT.length(), System.lineSeparator() + INDENT, true);
        out.println(String.format("  %-8s", threshold.verdict().text()) + wrapped);
    }
}
