package bench.config;

import static bench.config.Reading.DRIVER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverMistakesTest {
    private final Reading reading = new Reading();

    /** Each line stands in line 4 of an otherwise good file for Kafka. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            replicationFactor: 0 | d.yaml:4:20: replicationFactor must be a whole number from 1 to 32767, or -1 for the broker's default, but is '0'
            replicationFactor: 40000 | d.yaml:4:20: replicationFactor must be a whole number from 1 to 32767, or -1 for the broker's default, but is '40000'
            embeddedBroker: maybe | d.yaml:4:17: embeddedBroker must be true or false, but is 'maybe'
            skipCreateTopic: true | d.yaml:4:1: 'skipCreateTopic' is known, but not delivered yet: remove it, or ignore it with --lenient
            requestsPerTransaction: 2 | d.yaml:4:1: 'requestsPerTransaction' is known, but not delivered yet: remove it, or ignore it with --lenient
            useTransactions: true | d.yaml:4:1: 'useTransactions' is known, but not delivered yet: remove it, or ignore it with --lenient
            ackLatency: 5ms | d.yaml:4:1: 'ackLatency' is a key of the loopback driver: it must go, as driverClass is kafka
            comonConfig: a=b | d.yaml:4:1: unknown key 'comonConfig'; did you mean 'commonConfig'?
            producerRate: 5 | d.yaml:4:1: unknown key 'producerRate': it belongs in a workload file, and this is read as a driver file
            commonConfig: a=b | d.yaml:4:1: the key 'commonConfig' is there twice, first in line 2: it must be given once
            producerConfig: [a=b] | d.yaml:4:17: producerConfig must be lines of 'key=value', but is a list
            producerConfig: {a: [b]} | d.yaml:4:21: producerConfig must have single values, but one is a list
            producerConfig: secret | d.yaml:4:17: producerConfig must have lines of 'key=value', but this line is not one
            producerConfig: bootstrap.servers=local | d.yaml:4:17: bootstrap.servers in producerConfig must be host:port, or several with commas between, but has 'local'
            producerConfig: bootstrap.servers=a:0,[::1]:9092,b:99999 | d.yaml:4:17: bootstrap.servers in producerConfig must be host:port, or several with commas between, but has 'a:0'
            producerConfig: bootstrap.servers=me:secret@a:9092 | d.yaml:4:17: bootstrap.servers in producerConfig must be host:port, or several with commas between, but has one with '@'
            consumerConfig: bootstrap.servers=, | d.yaml:4:17: bootstrap.servers in consumerConfig must be host:port, or several with commas between, but is empty
            """)
    void namesThePlaceTheMistakeAndWhatIsAllowed(String line, String expected) {
        assertThat(reading.mistakesInDriver(DRIVER + line + "\n")).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            driverClass: | d.yaml: driverClass is missing: it must be kafka, loopback, or a class on the class path
            driverClass: kafak | d.yaml:1:14: driverClass must be kafka, loopback, or a class on the class path, but is 'kafak'; did you mean 'kafka'?
            driverClass: loop back | d.yaml:1:14: driverClass must be kafka, loopback, or a class on the class path, but is 'loop back'; did you mean 'loopback'?
            driverClass: com.example.rabbit.Driver | d.yaml:1:14: driverClass must be kafka, loopback, or a class on the class path, but is 'com.example.rabbit.Driver': put its jar into the folder lib/ext of bench, or name the jar in the variable BENCH_CLASSPATH
            driverClass: [I | d.yaml:2:1: this is not YAML: expected ',' or ']', but got <stream end>
            driverClass: "[I" | d.yaml:1:14: driverClass must be kafka, loopback, or a class on the class path, but is '[I'
            driverClass: kafka | d.yaml: bootstrap.servers is missing: it must be host:port in commonConfig or with --bootstrap-servers, unless embeddedBroker is true
            """)
    void theDriverClassDecides(String line, String expected) {
        assertThat(reading.mistakesInDriver(line + "\n")).containsExactly(expected);
    }

    @Test
    void aPropertyHasItsOwnPlaceInItsBlock() {
        String yaml = """
                driverClass: kafka
                commonConfig: |

                  # servers
                  retries=3
                    bootstrap.servers=localhost
                producerConfig: |
                    acks=all
                    a lonely secret
                    linger.ms=\\
                       5
                    acks=1
                    =value
                    bad=\\u12
                    ok=${NOT_SET}
                """;

        assertThat(reading.mistakesInDriver(yaml))
                .containsExactly(
                        "d.yaml:6:5: bootstrap.servers in commonConfig must be host:port, or several with commas between, but has"
                                + " 'localhost'",
                        "d.yaml:9:5: producerConfig must have lines of 'key=value', but this line is not one",
                        "d.yaml:12:5: producerConfig has the property 'acks' twice, first in line 8: it must be given once; remove"
                                + " one, or take the last with --lenient",
                        "d.yaml:13:5: producerConfig must have lines of 'key=value', but this line is not one",
                        "d.yaml:14:5: producerConfig has a malformed \\uxxxx in this line: it must have four hexadecimal digits",
                        "d.yaml:15:5: the variable 'NOT_SET' is set neither in the environment nor as a system property; set it,"
                                + " or write ${NOT_SET:-default}");
    }

    @Test
    void aBlockThatYamlJoinsIntoOneLineIsRefused() {
        assertThat(reading.mistakesInDriver(
                        DRIVER + "producerConfig:\n  acks=1\n  linger.ms=5\nconsumerConfig: >\n  a=1\n  b=2\n"))
                .containsExactly(
                        "d.yaml:5:3: producerConfig must keep its lines: write 'producerConfig: |' and below it one 'key=value' a"
                                + " line",
                        "d.yaml:7:17: consumerConfig must keep its lines: write 'consumerConfig: |' and below it one 'key=value'"
                                + " a line");
    }

    @Test
    void noMessageShowsASecretOfABlock() {
        String yaml = DRIVER + """
                producerConfig: |
                  sasl.jaas.config=org.example.Plain required
                    password="hunter2";
                    hunter2
                  password=hunter2
                  hunter2!=
                  hunter2!=
                consumerConfig:
                  hunter2: [hunter2]
                topicConfig: hunter2 \\uzzzz=1
                """;

        assertThat(reading.mistakesInDriver(yaml)).isNotEmpty().noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void aThrowawayBrokerIsForTheDriversThatConnectToOne() {
        assertThat(reading.mistakesInDriver("driverClass: loopback\nembeddedBroker: true\n"))
                .containsExactly("d.yaml:2:1: embeddedBroker must be false unless driverClass is kafka");
    }

    @Test
    void aLenientReadingTakesTheLastOfTwoAsOmbDoes() {
        DriverConfig config = reading.leniently()
                .driver(DRIVER
                        + "producerConfig: |\n  acks=1\n  acks=all\nreplicationFactor: 1\nreplicationFactor: 3\n");

        assertThat(config.blocks().producer()).containsEntry("acks", "all");
        assertThat(config.replicationFactor()).isEqualTo((short) 3);
        assertThat(reading.warnings)
                .containsExactly(
                        "d.yaml:8:1: the key 'replicationFactor' is there twice, first in line 7 (this one is used)",
                        "d.yaml:6:3: producerConfig has the property 'acks' twice, first in line 5 (this one is used)");
    }
}
