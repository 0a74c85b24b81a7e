package bench.driver.kafka;

import bench.config.DriverConfig;
import bench.driver.DriverException;
import bench.driver.MachineFailures;
import bench.yaml.ConfigException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.BootstrapResolutionException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** Turns what the Kafka clients throw into one line that a user can act upon, without secrets. Immutable. */
final class ExceptionTranslator {
    /** How Kafka names the property in most of its messages; values in them may hold other names. */
    private static final Pattern NAMED = Pattern.compile("(?s).* for configuration ([\\w.-]+)(?::|$)");

    private final DriverConfig config;
    private final String bootstrapServers;
    private final Secrets secrets;

    ExceptionTranslator(DriverConfig config) {
        this.config = config;
        this.bootstrapServers = config.blocks().common().getOrDefault("bootstrap.servers", "");
        this.secrets = new Secrets(config);
    }

    /** A request failed: what was asked for, and why not. */
    DriverException of(String action, Throwable failure) {
        Throwable cause = unwrap(failure);
        if (cause instanceof DriverException known) {
            return known;
        }
        return new DriverException(action + ": " + reason(cause), cause);
    }

    /** A request got no answer by its deadline, or none that is good enough: {@code last} is null then. */
    DriverException late(String action, long seconds, Throwable last) {
        return new DriverException(
                action + ": gave up after " + seconds + " s"
                        + (last == null ? "" : "; " + bootstrapServers + ": " + reason(last)),
                last);
    }

    /**
     * A client could not be made, for whatever reason.
     *
     * @param block as in {@link #ofConstruction}
     */
    RuntimeException ofCreation(String block, Map<String, String> properties, Throwable failure) {
        if (failure instanceof DriverException known) {
            return known;
        }
        Optional<String> machines = MachineFailures.explain(failure);
        if (machines.isPresent()) {
            return new DriverException("cannot make a Kafka client: " + secrets.hideIn(machines.get()), failure);
        }
        RuntimeException exception =
                failure instanceof RuntimeException unchecked ? unchecked : new KafkaException(failure);
        return ofConstruction(block, properties, exception);
    }

    /**
     * A client could not be constructed. It does not connect then, so this is the file's mistake, unless a name must
     * be resolved or a login is made.
     *
     * @param block of the driver file that holds the properties of this kind of client, over {@code commonConfig}
     */
    RuntimeException ofConstruction(String block, Map<String, String> properties, RuntimeException failure) {
        if (failure instanceof DriverException) {
            return failure;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof InterruptException) {
                // A client that is stopped while it is made wraps that in failures of many kinds, and clears the flag.
                Thread.currentThread().interrupt();
                return new DriverException("stopped", failure);
            }
            if (cause instanceof LoginException) {
                return new DriverException(
                        "cannot log in to " + bootstrapServers + tokenEndpoint() + ": " + reason(cause), cause);
            }
            if (cause instanceof BootstrapResolutionException) {
                return new DriverException("cannot connect to " + bootstrapServers + ": " + reason(cause), cause);
            }
        }
        String text = text(failure);
        if (text.startsWith("No resolvable bootstrap urls")) {
            return new DriverException("cannot connect to " + bootstrapServers + ": no such host", failure);
        }
        return mistakes(List.of(mistake(block, properties, text)));
    }

    /** What is wrong with a property, in Kafka's words. */
    ConfigException.Mistake mistake(String block, Map<String, String> properties, RuntimeException failure) {
        return mistake(block, properties, text(failure));
    }

    /** Mistakes of the driver file. */
    ConfigException mistakes(Collection<ConfigException.Mistake> found) {
        return ConfigException.of("driver '" + config.name() + "'", List.copyOf(found));
    }

    private ConfigException.Mistake mistake(String block, Map<String, String> properties, String text) {
        return mentioned(properties, text)
                .map(name -> mistakeOf(block, name, text))
                .or(() -> mentioned(config.blocks().common(), text).map(name -> mistakeOf("commonConfig", name, text)))
                .orElseGet(() -> {
                    boolean isCommon = properties.isEmpty() || text.contains("bootstrap.servers");
                    return new ConfigException.Mistake(
                            isCommon ? "commonConfig" : block,
                            (isCommon ? "commonConfig: " : block + ", commonConfig: ") + text);
                });
    }

    private static ConfigException.Mistake mistakeOf(String block, String name, String text) {
        return new ConfigException.Mistake(block + "." + name, block + ": " + name + ": " + text);
    }

    /** A login that first asks another server for a token mostly fails there. */
    private String tokenEndpoint() {
        String url = config.blocks().common().get("sasl.oauthbearer.token.endpoint.url");
        return url == null ? "" : " with a token of " + secrets.hideIn(url);
    }

    /** The reason, from the deepest cause. */
    String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationException) {
                return "authentication failed at " + bootstrapServers + ": " + text(cause);
            }
        }
        return text(failure);
    }

    /** Whether it may work when it is tried again. */
    static boolean isRetriable(Throwable failure) {
        return failure instanceof RetriableException;
    }

    /** What failed, without the wrappers of futures. */
    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The deepest cause and the remedy; with Kafka's message in front where the cause is another library's. */
    private String text(Throwable failure) {
        return Remedies.addTo(causes(failure));
    }

    private String causes(Throwable failure) {
        Throwable deepest = failure;
        Throwable kafkas = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            deepest = cause;
            kafkas = cause instanceof KafkaException ? cause : kafkas;
        }
        if (kafkas == null || kafkas == deepest) {
            return message(deepest);
        }
        return message(kafkas) + ": " + deepest.getClass().getSimpleName() + ": " + message(deepest);
    }

    private String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : secrets.hideIn(Remedies.withoutTrace(message));
    }

    /** The property that the text speaks of. */
    private static Optional<String> mentioned(Map<String, String> properties, String text) {
        Matcher named = NAMED.matcher(text);
        if (named.find()) {
            return Optional.of(named.group(1)).filter(properties::containsKey);
        }
        return properties.keySet().stream()
                .filter(name -> text.contains(name) || (name.equals("sasl.jaas.config") && text.contains("JAAS")))
                .max(Comparator.comparingInt(String::length));
    }
}
