package bench.driver.kafka;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Which addresses are this machine's own, however they are written. */
final class LocalAddresses {
    private LocalAddresses() {}

    /** Whether the host's name or number leads to an interface of this machine; looks the name up. */
    static boolean has(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (address.isLoopbackAddress()
                        || address.isAnyLocalAddress()
                        || NetworkInterface.getByInetAddress(address) != null) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException | SocketException e) {
            // A name that means nothing here is not this machine's.
            return false;
        }
    }
}
