package bench.scrape;

/** A broker has not said its metrics; the message says why, in a phrase that follows its address. */
final class ScrapeException extends Exception {
    ScrapeException(String message) {
        super(message);
    }
}
