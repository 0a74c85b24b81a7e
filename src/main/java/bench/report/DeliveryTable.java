package bench.report;

import bench.result.Delivered;
import bench.result.Result;
import java.io.PrintWriter;
import java.util.Locale;

/** What became of the messages of a run, for a person: at most 80 columns wide. */
final class DeliveryTable {
    private final PrintWriter out;

    DeliveryTable(PrintWriter out) {
        this.out = out;
    }

    void print(Result result) {
        Delivered delivery = result.delivery();
        out.println();
        if (delivery != null && delivery.isChecked()) {
            printCounts(delivery.total(), partsBefore(result));
            printUnseen(delivery);
        } else {
            // Zeros where nobody has looked would claim that all is well.
            print("%-18snot checked: %s", "Delivery", whyNotChecked(result));
        }
    }

    private static String whyNotChecked(Result result) {
        if (result.delivery() == null) {
            return result.setup().producersPerTopic() == 0 ? "no producers" : "stamp: none";
        }
        long unanswered = result.delivery().unanswered();
        return "no consumers" + (unanswered == 0 ? "" : format("; %,d sends unanswered", unanswered));
    }

    private static String partsBefore(Result result) {
        if (!result.run().isMeasured()) {
            return "(of the search)";
        }
        return result.course().search() == null ? "(with warm-up)" : "(with the search)";
    }

    private void printCounts(Delivered.Counts counts, String of) {
        print("%-18s%12s%12s%12s%12s%12s", "Delivery", "lost", "duplicated", "reordered", "foreign", "corrupt");
        print(
                "%-18s%,12d%,12d%,12d%,12d%,12d",
                of,
                counts.missing().lost(),
                counts.wrong().duplicated(),
                counts.wrong().reordered(),
                counts.wrong().foreign(),
                counts.wrong().corrupt());
    }

    private void printUnseen(Delivered delivery) {
        Delivered.Missing missing = delivery.total().missing();
        if (missing.unread() + missing.removed() + missing.notVisible() + delivery.unanswered() > 0) {
            print("%-18s%12s%12s%12s%12s", "", "unread", "removed", "not visible", "unanswered");
            print(
                    "%-18s%,12d%,12d%,12d%,12d",
                    "", missing.unread(), missing.removed(), missing.notVisible(), delivery.unanswered());
        }
    }

    private void print(String format, Object... arguments) {
        out.println(format(format, arguments).stripTrailing());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
