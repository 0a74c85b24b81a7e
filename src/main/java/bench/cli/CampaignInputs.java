package bench.cli;

import bench.campaign.Axis;
import bench.result.Campaign;
import bench.yaml.ConfigException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line says of a campaign.
 *
 * @param kind what it is for
 * @param files the files of its runs, and what is set in them
 * @param load how they go
 * @param vary what varies
 * @param rates an axis of a sweep; none in others
 */
record CampaignInputs(Campaign.Kind kind, FileOptions files, LoadOptions load, VaryOptions vary, List<Axis> rates) {
    CampaignInputs {
        rates = List.copyOf(rates);
    }

    /** Of a command that takes rates as any other key. */
    static CampaignInputs of(FileOptions files, LoadOptions load, VaryOptions vary) {
        return new CampaignInputs(Campaign.Kind.CAMPAIGN, files, load, vary, List.of());
    }

    /**
     * Of a command that takes the rates of a sweep: with them this is one.
     *
     * @throws ConfigException when one of them is no rate
     */
    static CampaignInputs of(FileOptions files, LoadOptions load, VaryOptions vary, RatesOption rates) {
        return rates.axis()
                .map(axis -> new CampaignInputs(Campaign.Kind.SWEEP, files, load, vary, List.of(axis)))
                .orElseGet(() -> of(files, load, vary));
    }

    /** Whether the rate varies, to see up to which one conditions hold. */
    boolean isSweep() {
        return kind == Campaign.Kind.SWEEP;
    }

    /** The option that makes the rate vary. */
    String rateOption() {
        return isSweep() ? RatesOption.NAME : Axis.OPTION;
    }

    /**
     * All that varies; the rates last, so that those of a curve follow each other.
     *
     * @throws ConfigException with all that is wrong
     */
    List<Axis> axes() {
        List<Axis> all = new ArrayList<>(vary.axes());
        all.addAll(rates);
        return all;
    }
}
