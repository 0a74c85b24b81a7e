package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Properties that OMB's older client took: refused with their place and the way out, or changed with a warning by --lenient. */
class OldPropertiesTest extends SampleFiles {
    private static final String PARTITIONER = "org.apache.kafka.clients.producer.internals.DefaultPartitioner";

    /** Each stands in line 5 of the file, the only line of its block. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            producerConfig | linger.ms=5  # wait | linger.ms has a comment behind its value | the comment is cut
            producerConfig | acks=all # safe | acks has a comment behind its value | the comment is cut
            producerConfig | client.id=me # who | client.id has a comment behind its value | the comment is cut
            consumerConfig | fetch.min.bytes=1\t#x | fetch.min.bytes has a comment behind its value | the comment is cut
            topicConfig | retention.ms=1000 # short | retention.ms has a comment behind its value | the comment is cut
            producerConfig | max.in.flight.requests.per.connection=20 | max.in.flight.requests.per.connection is 20, but must be at most 5 | enable.idempotence=false is set
            producerConfig | partitioner.class=org.apache.kafka.clients.producer.internals.DefaultPartitioner | which Kafka's clients do not have any more: remove it | it is left out
            producerConfig | partitioner.class=org.apache.kafka.clients.producer.UniformStickyPartitioner | which Kafka's clients do not have any more: remove it | it is left out
            commonConfig | sasl.login.callback.handler.class=org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler | which Kafka's clients do not have any more: write org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler | is used
            producerConfig | client.dns.lookup=default | which Kafka's clients do not know any more: remove it | it is left out
            consumerConfig | bootstrap.servers=a:1, | bootstrap.servers has a comma with nothing behind or before it: remove the comma | the comma is left out
            producerConfig | bootstrap.servers=a:1,,b:2 | bootstrap.servers has a comma with nothing behind or before it: remove the comma | the comma is left out
            """)
    void isRefusedWithItsPlaceAndTheWayOutUnlessLenient(String block, String property, String problem, String remedy) {
        Samples.write(
                dir,
                "d.yaml",
                "name: D\ndriverClass: kafka\nembeddedBroker: true\n" + block + ": |\n  " + property + "\n");

        Invocation strict = Invocation.of("validate", "-w", workload, "-d", driver);
        Invocation lenient = Invocation.of("validate", "--lenient", "-w", workload, "-d", driver);

        assertThat(strict.errLines())
                .singleElement()
                .asString()
                .startsWith("bench: " + driver + ":5:3: " + block + ": ")
                .contains(problem)
                .contains("--lenient");
        assertThat(strict.code()).isEqualTo(2);
        assertThat(lenient.errLines())
                .singleElement()
                .asString()
                .startsWith("bench: warning: " + driver + ":5:3: " + block + ": ")
                .endsWith(remedy + ")");
        assertThat(lenient.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            producerConfig | max.in.flight.requests.per.connection=5
            producerConfig | client.id=bench #1
            commonConfig   | sasl.jaas.config=x.Y required password="a # b";
            commonConfig   | ssl.key.password=a # b
            producerConfig | my.plugin=a # b
            consumerConfig | partition.assignment.strategy=org.apache.kafka.clients.consumer.RangeAssignor
            commonConfig   | metric.reporters=org.apache.kafka.common.metrics.JmxReporter
            """)
    void whatIsMeantAsItStandsIsLeftAlone(String block, String property) {
        Samples.write(
                dir,
                "d.yaml",
                "name: D\ndriverClass: kafka\nembeddedBroker: true\n" + block + ": |\n  " + property + "\n");

        assertThat(Invocation.of("validate", "-w", workload, "-d", driver).code())
                .isZero();
    }

    @Test
    void idempotenceThatTheFileAsksForIsNotTurnedOff() {
        Samples.write(
                dir,
                "d.yaml",
                Samples.DRIVER + "producerConfig: |\n  enable.idempotence=true\n"
                        + "  max.in.flight.requests.per.connection=20\n");

        Invocation lenient = Invocation.of("validate", "--lenient", "-w", workload, "-d", driver);

        assertThat(lenient.code()).isEqualTo(2);
        assertThat(lenient.errLines())
                .singleElement()
                .asString()
                .startsWith("bench: " + driver + ":8:3: producerConfig: max.in.flight.requests.per.connection: ");
    }

    @Test
    void aCommentBehindAValueThatIsOldAsWellIsTakenOffFirst() {
        Samples.write(
                dir,
                "d.yaml",
                Samples.DRIVER + "producerConfig: |\n  partitioner.class=" + PARTITIONER
                        + " # as ever\n  max.in.flight.requests.per.connection=10 # more\n");

        Invocation lenient = Invocation.of("validate", "--lenient", "-w", workload, "-d", driver);

        assertThat(lenient.code()).isZero();
        assertThat(lenient.errLines()).hasSize(4);
    }

    @Test
    void allBadPropertiesOfAllBlocksAreToldAtOnce() {
        Samples.write(
                dir,
                "d.yaml",
                Samples.DRIVER + "producerConfig: |\n  acks=7\n  linger.ms=soon\n  batch.size=1 # x\n  acks=8\nqqq: 1\n"
                        + "topicConfig: |\n  retention.ms=never\n");

        List<String> told =
                Invocation.of("validate", "-w", workload, "-d", driver).errLines();

        assertThat(told)
                .hasSize(6)
                .anyMatch(line -> line.startsWith("bench: " + driver + ":11:1: unknown key 'qqq'"))
                .anyMatch(line ->
                        line.startsWith("bench: " + driver + ":10:3: producerConfig has the property 'acks' twice"))
                .anyMatch(line -> line.startsWith("bench: " + driver + ":10:3: producerConfig: acks: "))
                .anyMatch(line -> line.startsWith("bench: " + driver + ":8:3: producerConfig: linger.ms: "))
                .anyMatch(
                        line -> line.startsWith("bench: " + driver + ":9:3: producerConfig: batch.size has a comment"))
                .anyMatch(line -> line.startsWith("bench: " + driver + ":13:3: topicConfig: retention.ms: "));
    }

    @Test
    void anAddressOfTheCommandLineIsNamedByItsOption() {
        assertThat(Invocation.of("validate", "-w", workload, "-d", driver, "--bootstrap-servers", "a:1,")
                        .errLines())
                .singleElement()
                .asString()
                .startsWith("bench: --bootstrap-servers: commonConfig: bootstrap.servers has a comma");
    }
}
