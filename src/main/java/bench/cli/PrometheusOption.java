package bench.cli;

import static bench.cli.OptionGroup.Heading.MONITORING;

import bench.report.metrics.MetricsEndpoint;
import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option that lets Prometheus see the runs while they are on. */
@OptionGroup(MONITORING)
final class PrometheusOption {
    private static final String NAME = "--prometheus";
    private static final int HIGHEST_PORT = 65_535;
    /** Brackets set the colons of an IPv6 address apart from the one before the port. */
    private static final Pattern FORM = Pattern.compile("(?:([^\\s:\\[\\]]+|\\[[^\\s\\[\\]]+]):)?(\\d{1,5})");

    @Option(
            names = NAME,
            paramLabel = "[HOST:]PORT",
            description = "Offers live metrics to Prometheus, at http://HOST:PORT/metrics, until the command ends. Only"
                    + " this machine can read them unless a HOST is given, such as 0.0.0.0.")
    private String place;

    /** Fails where it has not the form of a place. */
    void check() {
        if (place == null) {
            return;
        }
        if (place.isBlank()) {
            throw new ConfigException(NAME + ": must be [HOST:]PORT, but is empty");
        }
        Matcher form = FORM.matcher(place);
        if (!form.matches() || Integer.parseInt(form.group(2)) > HIGHEST_PORT) {
            throw new ConfigException(NAME + ": must be PORT or HOST:PORT with a port from 0, for any free one, to "
                    + HIGHEST_PORT + ", such as 9400 or 0.0.0.0:9400, but is " + Wording.quoted(place));
        }
    }

    /** After {@link #check}: fails where nothing can listen there now. */
    void checkFree() {
        listen().ifPresent(MetricsEndpoint::close);
    }

    /**
     * Opens it, after {@link #check}, so that a port that is taken is known before the first run.
     *
     * @return empty where nobody has asked for it
     */
    Optional<MetricsEndpoint> open(Progress progress) {
        Optional<MetricsEndpoint> opened = listen();
        opened.ifPresent(endpoint -> progress.say("Metrics for Prometheus are at %s", endpoint.url()));
        return opened;
    }

    private Optional<MetricsEndpoint> listen() {
        Matcher form = FORM.matcher(place == null ? "" : place);
        if (!form.matches()) {
            return Optional.empty();
        }
        InetAddress host = host(form.group(1));
        try {
            return Optional.of(MetricsEndpoint.open(host, Integer.parseInt(form.group(2)), Version.text()));
        } catch (IOException e) {
            throw new ConfigException(
                    NAME + ": nothing can listen on " + place + ": " + Wording.reason(e) + "; use " + advice(host));
        }
    }

    private static String advice(InetAddress host) {
        try {
            boolean isHere = host.isAnyLocalAddress() || NetworkInterface.getByInetAddress(host) != null;
            return isHere
                    ? "another port, or 0 for any free one"
                    : "an address of this machine, or 0.0.0.0 for all of them";
        } catch (SocketException e) {
            return "another address";
        }
    }

    private static InetAddress host(String name) {
        try {
            return name == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new ConfigException(NAME + ": the host " + Wording.quoted(name) + " is not known");
        }
    }
}
