package bench.scrape;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the metrics of a broker are.
 *
 * @param uri that is asked, without a user and a password
 * @param shown the same without what may be secret in its query
 * @param authorization of the user and the password, as HTTP has it; empty without them
 */
public record MetricsAddress(URI uri, String shown, Optional<String> authorization) {
    private static final String DEFAULT_PATH = "/metrics";

    /**
     * Reads an address; without a path, that is {@code /metrics}, as for Prometheus.
     *
     * @return empty where the text is none
     */
    public static Optional<MetricsAddress> parse(String text) {
        URI given;
        try {
            given = new URI(text).parseServerAuthority();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        String scheme = given.getScheme() == null ? "" : given.getScheme().toLowerCase(Locale.ROOT);
        boolean isRight = List.of("http", "https").contains(scheme)
                && given.getHost() != null
                && given.getPort() != 0
                && given.getPort() <= 65_535;
        if (!isRight) {
            return Optional.empty();
        }
        String port = given.getPort() < 0 ? "" : ":" + given.getPort();
        String path = given.getRawPath().isEmpty() ? DEFAULT_PATH : given.getRawPath();
        String place = scheme + "://" + given.getHost() + port + path;
        String query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
        return Optional.of(new MetricsAddress(
                URI.create(place + query),
                place,
                Optional.ofNullable(given.getUserInfo()).map(MetricsAddress::basic)));
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    /** Its host and port. */
    public String hostAndPort() {
        return uri.getRawAuthority();
    }

    /** Without what is secret in it. */
    @Override
    public String toString() {
        return shown;
    }
}
