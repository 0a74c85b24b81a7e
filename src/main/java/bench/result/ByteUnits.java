package bench.result;

/** Units of bytes for people: 1 MB is 1024 x 1024 bytes, as in the OpenMessaging Benchmark. */
public final class ByteUnits {
    public static final double MEGABYTE = 1L << 20;
    public static final double GIGABYTE = 1L << 30;

    private ByteUnits() {}
}
