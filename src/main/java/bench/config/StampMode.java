package bench.config;

/** Where the {@value #BYTES} bytes travel that time a message and account for it. */
public enum StampMode {
    /** Over the first bytes of the payload. */
    PAYLOAD,
    /** In one record header. */
    HEADER,
    /** Nowhere: end-to-end latency comes from the record's timestamp, and delivery is not checked. */
    NONE;

    /** How many they are. */
    public static final int BYTES = 36;
}
