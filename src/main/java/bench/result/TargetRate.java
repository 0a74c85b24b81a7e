package bench.result;

/** A rate that was asked for, in messages/s over all producers. */
public final class TargetRate {
    /** As many messages/s as can be sent are asked for by this rate. */
    private static final double UNLIMITED = 2_147_483_647;

    private TargetRate() {}

    /** Whether as many messages are asked for as can be sent. */
    public static boolean isUnlimited(double rate) {
        return rate >= UNLIMITED;
    }
}
