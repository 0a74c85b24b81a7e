package bench.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LevelsTest {
    private static final String LEVEL_OF = "org.slf4j.simpleLogger.log.";

    @Test
    void areOfClassesThatThereAre() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/simplelogger.properties")) {
            properties.load(file);
        }

        assertThat(properties.stringPropertyNames())
                .filteredOn(name -> name.startsWith(LEVEL_OF))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Class.forName(name.substring(LEVEL_OF.length()), false, loader()))
                        .isNotNull());
    }

    private ClassLoader loader() {
        return getClass().getClassLoader();
    }
}
