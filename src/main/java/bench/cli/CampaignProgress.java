package bench.cli;

import bench.campaign.CampaignLoop;
import bench.campaign.TimeLeft;
import bench.report.CampaignText;
import bench.result.Campaign;
import bench.result.Result;
import bench.result.RunOutcome;
import bench.yaml.Wording;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says which run of a campaign is on, how long all still takes, and in a line what came of each. */
record CampaignProgress(Progress progress, TimeLeft times) implements CampaignLoop.Watcher {
    @Override
    public void begins(Campaign campaign, Campaign.Run run) {
        progress.say("%s; about %s left", Wording.printable(what(campaign, run)), RunTime.text(times.of(campaign)));
    }

    @Override
    public void begins(Campaign campaign, Campaign.HighestRate search) {
        int number = campaign.searches().indexOf(search) + 1;
        progress.say(
                "Search %d of %d for the highest rate%s; about %s left",
                number,
                campaign.searches().size(),
                Wording.printable(after(": ", search.settings())),
                RunTime.text(times.of(campaign)));
    }

    @Override
    public void ended(RunOutcome outcome, Optional<Result> result) {
        progress.say("  %s", Wording.printable(CampaignText.line(outcome, result)));
    }

    @Override
    public void leftOut(Campaign campaign, Campaign.Run run) {
        progress.say(
                "%s: left out: %s",
                Wording.printable(what(campaign, run)),
                Wording.printable(String.valueOf(run.outcome().reason())));
    }

    private static String what(Campaign campaign, Campaign.Run run) {
        Campaign.Plan plan = campaign.plan();
        String number = "Run " + (plan.order().indexOf(run.id()) + 1) + " of "
                + plan.order().size();
        boolean isControl = run.id().equals(plan.control());
        String repeat = isControl
                ? ", the first point again"
                : plan.repeats() == 1 ? "" : ", repeat " + run.repeat() + " of " + plan.repeats();
        return number + after(": ", run.settings()) + rate(run) + repeat;
    }

    private static String after(String separator, Map<String, String> settings) {
        return settings.isEmpty() ? "" : separator + CampaignText.label(settings);
    }

    /** Of a run whose rate is a share of one that was found. */
    private static String rate(Campaign.Run run) {
        return run.producerRate() == null ? "" : String.format(Locale.ROOT, " (%,.0f msg/s)", run.producerRate());
    }
}
