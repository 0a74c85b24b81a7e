package bench.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The throwaway broker of a campaign, as its runs know it.
 *
 * @param bootstrapServers where it is
 * @param startedAt when it was ready
 */
record GivenBroker(String bootstrapServers, Instant startedAt) {
    /** The line in which a campaign says it to a run; empty where there is none. */
    static String line(Optional<GivenBroker> broker) {
        return broker.map(each -> each.bootstrapServers + " " + each.startedAt).orElse("");
    }

    /** What such a line says. */
    static Optional<GivenBroker> of(String line) {
        String[] parts = line.strip().split(" ", -1);
        try {
            return parts.length == 2
                    ? Optional.of(new GivenBroker(parts[0], Instant.parse(parts[1])))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
