package bench.report.html;

import bench.report.CampaignText;
import bench.report.html.VerdictBox.Fact;
import bench.result.Campaign;
import bench.result.CampaignResults;
import bench.result.RunOutcome;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands above all figures of a campaign: how far it is, how many of its runs are to be trusted, and up to which rates all is
 * well.
 *
 * @param kind of the verdict, as a class of the style sheet
 * @param heading in a few words
 * @param answers up to which rates all is well, where they vary
 * @param remarks what a reader should know of the runs
 * @param facts what was run
 */
record CampaignBox(String kind, String heading, List<String> answers, List<String> remarks, List<Fact> facts) {
    /** More of them would push everything else out of sight. */
    private static final int MOST_ANSWERS = 24;

    static CampaignBox of(CampaignResults results) {
        Counts counts = Counts.of(results);
        boolean isFound = results.campaign().searches().stream().allMatch(search -> search.rate() != null);
        return new CampaignBox(
                counts.isAllWell() && isFound ? "valid" : "warn",
                heading(counts),
                answers(results),
                counts.remarks(),
                facts(results));
    }

    private static List<String> answers(CampaignResults results) {
        List<String> all = CampaignText.answers(results);
        if (all.size() <= MOST_ANSWERS) {
            return all;
        }
        List<String> shown = new ArrayList<>(all.subList(0, MOST_ANSWERS));
        shown.add(Numbers.count(all.size() - MOST_ANSWERS) + " more curves, which are in campaign.md");
        return shown;
    }

    private static String heading(Counts counts) {
        String trusted = Numbers.count(counts.trusted) + " of " + Numbers.count(counts.all) + " runs are to be trusted";
        return counts.missing == 0 ? trusted : "Not finished: " + trusted;
    }

    private static List<Fact> facts(CampaignResults results) {
        Campaign.Plan plan = results.campaign().plan();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Varied", plan.varied().isEmpty() ? "nothing" : String.join(", ", plan.varied())));
        facts.add(new Fact(
                "Points, with runs of each",
                results.points().size() + ", with " + plan.repeats() + (plan.repeats() == 1 ? " run" : " runs")));
        if (!plan.conditions().isEmpty()) {
            facts.add(new Fact("To hold", String.join(", ", plan.conditions())));
        }
        facts.add(new Fact("Seed of the order", String.valueOf(plan.seed())));
        facts.add(new Fact(
                "Started",
                results.campaign()
                        .origin()
                        .startedAt()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()));
        return facts;
    }

    /** How many runs have come to what; the control is one of them. */
    private record Counts(int all, int trusted, int doubtful, int failed, int leftOut, int missing) {
        static Counts of(CampaignResults results) {
            List<Campaign.Run> runs = results.campaign().points();
            int trusted = 0;
            int doubtful = 0;
            int failed = 0;
            int leftOut = 0;
            for (Campaign.Run run : runs) {
                boolean hasResult = results.results().containsKey(run.id());
                if (hasResult && results.results().get(run.id()).isTrusted()) {
                    trusted++;
                } else if (hasResult) {
                    doubtful++;
                } else if (run.outcome().state() == RunOutcome.State.ENDED) {
                    failed++;
                } else if (run.outcome().state() == RunOutcome.State.LEFT_OUT) {
                    leftOut++;
                }
            }
            int missing = runs.size() - trusted - doubtful - failed - leftOut;
            return new Counts(runs.size(), trusted, doubtful, failed, leftOut, missing);
        }

        boolean isAllWell() {
            return trusted > 0 && trusted + leftOut == all;
        }

        List<String> remarks() {
            List<String> remarks = new ArrayList<>();
            add(remarks, doubtful, "not to be trusted: shown hollow, and in no median");
            add(remarks, failed, "without a result");
            add(remarks, leftOut, "left out");
            add(remarks, missing, "still to be made: bench run --resume goes on with them");
            return remarks;
        }

        private static void add(List<String> remarks, int count, String what) {
            if (count > 0) {
                remarks.add(Numbers.count(count) + (count == 1 ? " run " : " runs ") + what);
            }
        }
    }
}
