package bench.config;

import bench.yaml.Node;
import bench.yaml.Problems;
import bench.yaml.Wording;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks {@code bootstrap.servers} as the Kafka client would, but with the place of the mistake. */
final class BootstrapServers {
    static final String PROPERTY = "bootstrap.servers";

    private static final Pattern ADDRESS =
            Pattern.compile("(?:[0-9a-zA-Z\\-%._]*://)?(?:\\[[0-9a-fA-F:.%]+]|[0-9a-zA-Z\\-%._]+):(\\d{1,5})");

    private BootstrapServers() {}

    /** Checks the property of a block, if it is there. */
    static void check(String block, Node.Mapping properties, Problems problems) {
        properties.entry(PROPERTY).ifPresent(entry -> {
            if (!(entry.value() instanceof Node.Scalar scalar)) {
                return;
            }
            List<String> addresses = Pattern.compile(",")
                    .splitAsStream(scalar.text())
                    .map(String::strip)
                    .filter(address -> !address.isEmpty())
                    .toList();
            String rule = PROPERTY + " in " + block + " must be host:port, or several with commas between, but ";
            if (addresses.isEmpty()) {
                problems.add(entry.at(), rule + "is empty");
            }
            addresses.stream()
                    .filter(address -> !isAddress(address))
                    .forEach(address -> problems.add(entry.at(), rule + "has " + shown(address)));
        });
    }

    private static boolean isAddress(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            return false;
        }
        int port = Integer.parseInt(matcher.group(1));
        return port >= 1 && port <= 65_535;
    }

    /** An address with an account in it may have its password too. */
    private static String shown(String address) {
        return address.contains("@") ? "one with '@'" : Wording.quoted(address);
    }
}
