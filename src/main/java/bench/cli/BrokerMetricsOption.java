package bench.cli;

import static bench.cli.OptionGroup.Heading.MONITORING;

import bench.scrape.MetricsAddress;
import bench.yaml.ConfigException;
import bench.yaml.Redaction;
import bench.yaml.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option that names where the metrics of the brokers are. */
@OptionGroup(MONITORING)
final class BrokerMetricsOption {
    private static final String NAME = "--broker-metrics";
    /** In the host, behind a user if there is one. */
    private static final Pattern UNDERSCORE =
            Pattern.compile("https?://(?:[^/@]*@)?[^/:?#@]*_", Pattern.CASE_INSENSITIVE);

    @Option(
            names = NAME,
            arity = "1..*",
            paramLabel = "URL",
            description = "Prometheus metrics of the brokers, such as http://kafka-1:7071/metrics: what they use of"
                    + " processors, disks and network goes into the result.")
    private List<String> urls = new ArrayList<>();

    /**
     * Where they are.
     *
     * @throws ConfigException with all that is wrong
     */
    List<MetricsAddress> check() {
        List<String> problems = new ArrayList<>();
        List<MetricsAddress> addresses = read(problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return addresses;
    }

    /** The same where what is wrong is added to other problems. */
    List<MetricsAddress> read(List<String> problems) {
        List<MetricsAddress> addresses = new ArrayList<>();
        Set<MetricsAddress> seen = new HashSet<>();
        for (String url : urls) {
            if (url.isBlank()) {
                problems.add(NAME + ": must be a URL, but is empty");
            } else {
                MetricsAddress.parse(url)
                        .ifPresentOrElse(
                                address -> {
                                    if (!seen.add(address)) {
                                        problems.add(NAME + ": must have each URL once, but has " + address + " twice");
                                    }
                                    addresses.add(address);
                                },
                                () -> problems.add(NAME + ": must be an http or https URL, such as"
                                        + " http://kafka-1:7071/metrics, but is " + shown(url) + advice(url)));
            }
        }
        return addresses;
    }

    /** Such names are common among containers, where they work for most other programs. */
    private static String advice(String url) {
        boolean hasUnderscore = UNDERSCORE.matcher(url).lookingAt();
        return hasUnderscore ? ": a host must not have '_' in its name; use its address, or another of its names" : "";
    }

    /** Also where it is no URL, a password may stand before the host. */
    private static String shown(String url) {
        return Wording.quoted(url.replaceFirst("^(\\w+:/*)?.*@", "$1" + Redaction.HIDDEN + "@"));
    }
}
