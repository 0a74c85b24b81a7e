package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the JSON file of a run says. Latencies are in milliseconds; a name that is not in the file fails the test. */
final class ResultDocument {
    private final JsonNode root;

    private ResultDocument(JsonNode root) {
        this.root = root;
    }

    static ResultDocument read(Path file) {
        return new ResultDocument(JsonMapper.shared().readTree(file.toFile()));
    }

    /** Of the whole measurement: {@code 50pct} and the like, or {@code Max}. */
    double publishLatency(String figure) {
        return root.required("aggregatedPublishLatency" + figure).doubleValue();
    }

    /** From when a send was due: {@code 50pct} and the like, or {@code Max}. */
    double publishResponseLatency(String figure) {
        return root.required("aggregatedPublishResponseLatency" + figure).doubleValue();
    }

    /** Of the measurement, by the clock of a loopback broker. */
    double longestAck() {
        String text = root.required("environment")
                .required("system")
                .required("longestAck")
                .stringValue();
        assertThat(text).endsWith(" ms");
        return Double.parseDouble(text.substring(0, text.length() - " ms".length()));
    }

    long messagesSent() {
        return root.required("run").required("messagesSent").longValue();
    }

    long messagesReceived() {
        return root.required("run").required("messagesReceived").longValue();
    }

    long lost() {
        return root.required("delivery").required("lost").longValue();
    }

    long removed() {
        return root.required("delivery").required("removed").longValue();
    }

    long duplicated() {
        return root.required("delivery").required("duplicated").longValue();
    }

    String bottleneck() {
        return root.required("validity").required("bottleneck").stringValue();
    }

    /** Of the check with this name. */
    String verdict(String check) {
        return root.required("validity")
                .required("checks")
                .valueStream()
                .filter(each -> each.required("name").stringValue().equals(check))
                .map(each -> each.required("verdict").stringValue())
                .collect(Collectors.joining(" "));
    }
}
