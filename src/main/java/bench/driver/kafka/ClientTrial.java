package bench.driver.kafka;

import bench.config.DriverConfig;
import bench.driver.DriverException;
import bench.yaml.ConfigException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.security.auth.login.LoginException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;

/**
 * Makes one client of each kind and closes it again, without a cluster: what no client can be made with is found before
 * anything is created.
 *
 * <p>Key stores, classes and logins are read, found and made when a client is constructed, and not when its properties are read.
 */
final class ClientTrial {
    /** Nobody listens there, and there is no name to resolve. */
    private static final String NOBODY = "127.0.0.1:1";

    /** With a token endpoint, and with Kerberos. */
    private static final Set<String> LOGINS_ELSEWHERE = Set.of("OAUTHBEARER", SaslConfigs.GSSAPI_MECHANISM);

    private final DriverConfig config;
    private final ClientProperties properties;
    private final ExceptionTranslator translator;

    ClientTrial(DriverConfig config, ClientProperties properties, ExceptionTranslator translator) {
        this.config = config;
        this.properties = properties;
        this.translator = translator;
    }

    /**
     * Tries all of them.
     *
     * @param warnings takes the failure of a login at another system, which may succeed when a run makes it
     * @throws ConfigException names the property that no client can be made with
     * @throws DriverException when the machine does not allow it
     */
    void run(Consumer<String> warnings) {
        try {
            makeEach();
        } catch (DriverException e) {
            if (!(e.getCause() instanceof LoginException) || !logsInElsewhere()) {
                throw e;
            }
            // The other clients would wait for the same login.
            warnings.accept(e.getMessage());
        }
    }

    private boolean logsInElsewhere() {
        return LOGINS_ELSEWHERE.contains(config.blocks().common().getOrDefault(SaslConfigs.SASL_MECHANISM, ""));
    }

    /** A mistake that the admin client finds is in the block of all clients; the others would report it again. */
    private void makeEach() {
        attempt(
                "commonConfig",
                Map.of(),
                () -> Admin.create(withoutCluster(properties.admin())).close(Duration.ZERO));
        Set<ConfigException.Mistake> mistakes = new LinkedHashSet<>();
        collect(mistakes, () -> attempt("producerConfig", config.blocks().producer(), this::makeProducer));
        collect(mistakes, () -> attempt("consumerConfig", config.blocks().consumer(), this::makeConsumer));
        if (!mistakes.isEmpty()) {
            throw translator.mistakes(mistakes);
        }
    }

    private void makeProducer() {
        Map<String, Object> producer = withoutCluster(properties.producer(0));
        new KafkaProducer<byte[], byte[]>(producer).close(Duration.ZERO);
        CodecTrial.compressOneByte(new ProducerConfig(producer).getString(ProducerConfig.COMPRESSION_TYPE_CONFIG));
    }

    private void makeConsumer() {
        new KafkaConsumer<>(withoutCluster(properties.consumer("bench-trial", 0)))
                .close(CloseOptions.timeout(Duration.ZERO));
    }

    private static void collect(Set<ConfigException.Mistake> mistakes, Runnable trial) {
        try {
            trial.run();
        } catch (ConfigException e) {
            mistakes.addAll(e.mistakes());
        }
    }

    private void attempt(String block, Map<String, String> blockProperties, Runnable trial) {
        try {
            trial.run();
        } catch (Throwable e) {
            throw translator.ofCreation(block, blockProperties, e);
        }
    }

    private static Map<String, Object> withoutCluster(Map<String, Object> client) {
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, NOBODY);
        return client;
    }
}
