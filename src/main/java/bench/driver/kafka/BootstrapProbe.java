package bench.driver.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out why a cluster cannot be reached, which the Kafka clients write to their log only. */
final class BootstrapProbe {
    static final String NO_SUCH_HOST = "no such host";

    private static final int PATIENCE_MS = 2_000;
    private static final int MOST_ADDRESSES = 3;

    private BootstrapProbe() {}

    /** Whether one of the first few addresses takes connections. */
    static boolean isOpen(String bootstrapServers) {
        return Arrays.stream(bootstrapServers.split(",", -1))
                .limit(MOST_ADDRESSES)
                .anyMatch(address -> refusal(address.strip()).isEmpty());
    }

    /** The reasons, one for each address that fails, or that none does; connects to the first few addresses. */
    static String explain(String bootstrapServers) {
        Set<String> reasons = new LinkedHashSet<>();
        String[] addresses = bootstrapServers.split(",", -1);
        for (int i = 0; i < Math.min(MOST_ADDRESSES, addresses.length); i++) {
            String address = addresses[i].strip();
            refusal(address)
                    .map(reason -> addresses.length == 1 ? reason : address + " " + reason)
                    .ifPresent(reasons::add);
        }
        return reasons.isEmpty()
                ? "the port is open, but does not answer as Kafka; is security.protocol right?"
                : String.join(", ", reasons);
    }

    /** Why an address takes no connection; empty when it does. Connects to it. */
    static Optional<String> refusal(String address) {
        int colon = address.lastIndexOf(':');
        int scheme = address.indexOf("://");
        try (Socket socket = new Socket()) {
            String host = address.substring(scheme < 0 ? 0 : scheme + 3, colon);
            int port = Integer.parseInt(address.substring(colon + 1));
            InetSocketAddress target = new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port);
            if (target.isUnresolved()) {
                return Optional.of(NO_SUCH_HOST);
            }
            socket.connect(target, PATIENCE_MS);
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of(NO_SUCH_HOST);
        } catch (IOException | RuntimeException e) {
            String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return Optional.of(message.toLowerCase(Locale.ROOT));
        }
    }
}
