package bench.driver.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The version of the Kafka clients on the class path, which may be another one than that of the build.
 *
 * <p>From the file in which they keep it themselves: the class that reads it has another name in each line of releases.
 */
final class ClientVersion {
    private static final String FILE = "/kafka/kafka-version.properties";

    private ClientVersion() {}

    /** Such as {@code 4.4.0}, or {@code unknown} where the jar has no such file. */
    static String text() {
        Properties properties = new Properties();
        try (InputStream file = ProducerConfig.class.getResourceAsStream(FILE)) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }
}
