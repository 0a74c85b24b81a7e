package bench.scrape;

/** Text that is not what an exporter gives to Prometheus; its message names the line. */
final class UnreadableMetricsException extends Exception {
    UnreadableMetricsException(String message) {
        super(message);
    }
}
