package bench.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnClassesTest {
    @Test
    void aMissingClassIsNamedWithTheTwoPlacesForItsJarHoweverDeepItIs() {
        String expected = "the class com.acme.Missing cannot be found: " + OwnClasses.REMEDY;

        assertThat(OwnClasses.explainMissing(new NoClassDefFoundError("com/acme/Missing")))
                .contains(expected);
        assertThat(OwnClasses.explainMissing(new IllegalStateException(new ClassNotFoundException("com.acme.Missing"))))
                .contains(expected);
    }

    @Test
    void aMissingClassOfAnotherKafkaHasBothWaysOut() {
        assertThat(OwnClasses.explainMissing(new NoClassDefFoundError("org/apache/kafka/common/utils/Base64")))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith(
                                "the class org.apache.kafka.common.utils.Base64 cannot be found: " + OwnClasses.REMEDY)
                        .contains("another version of Kafka"));
    }

    @Test
    void aClassThatIsThereAndFailsIsNotMissing() {
        assertThat(OwnClasses.explainMissing(new NoClassDefFoundError("Could not initialize class com.acme.Broken")))
                .isEmpty();
        assertThat(OwnClasses.explainMissing(new NoClassDefFoundError("a/B (wrong name: a/b)")))
                .isEmpty();
        assertThat(OwnClasses.explainMissing(new UnsatisfiedLinkError("snappy")))
                .isEmpty();
    }
}
