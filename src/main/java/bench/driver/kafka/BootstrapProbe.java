package bench.driver.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Finds out why a cluster cannot be reached, which the Kafka clients tell only to their log. */
final class BootstrapProbe {
    private static final int PATIENCE_MS = 2_000;
    private static final int MOST_ADDRESSES = 3;

    private BootstrapProbe() {}

    /** Whether one of the first few addresses takes connections. */
    static boolean isOpen(String bootstrapServers) {
        return Arrays.stream(bootstrapServers.split(",", -1))
                .limit(MOST_ADDRESSES)
                .anyMatch(address -> probe(address.strip()) == null);
    }

    /** The reasons, one for each address that fails, or that none does; connects to the first few addresses. */
    static String explain(String bootstrapServers) {
        Set<String> reasons = new LinkedHashSet<>();
        String[] addresses = bootstrapServers.split(",", -1);
        for (int i = 0; i < Math.min(MOST_ADDRESSES, addresses.length); i++) {
            String address = addresses[i].strip();
            String reason = probe(address);
            if (reason != null) {
                reasons.add(addresses.length == 1 ? reason : address + " " + reason);
            }
        }
        return reasons.isEmpty()
                ? "the port is open, but does not answer as Kafka; is security.protocol right?"
                : String.join(", ", reasons);
    }

    private static String probe(String address) {
        int colon = address.lastIndexOf(':');
        int scheme = address.indexOf("://");
        try (Socket socket = new Socket()) {
            String host = address.substring(scheme < 0 ? 0 : scheme + 3, colon);
            int port = Integer.parseInt(address.substring(colon + 1));
            InetSocketAddress target = new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port);
            if (target.isUnresolved()) {
                return "no such host";
            }
            socket.connect(target, PATIENCE_MS);
            return null;
        } catch (UnknownHostException e) {
            return "no such host";
        } catch (IOException | RuntimeException e) {
            String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return message.toLowerCase(Locale.ROOT);
        }
    }
}
