package bench.run;

/** A run was ended because it has missed a threshold that asks for that. */
public final class ThresholdMissedException extends RuntimeException {
    public ThresholdMissedException(String message) {
        super(message);
    }
}
