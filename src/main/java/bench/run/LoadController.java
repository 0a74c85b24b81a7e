package bench.run;

import bench.result.RunInterval;

/** Decides on the rate of a load from what its intervals show. Confined to the control thread. */
public interface LoadController {
    /** The rate to begin with, in messages/s over all producers. */
    double initialRate();

    /** The rate from now on, given the interval that has just ended. */
    double rateAfter(RunInterval interval);

    /** A rate that stays as it is. */
    static LoadController fixed(double rate) {
        return new LoadController() {
            @Override
            public double initialRate() {
                return rate;
            }

            @Override
            public double rateAfter(RunInterval interval) {
                return rate;
            }
        };
    }
}
