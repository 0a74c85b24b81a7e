package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What test servers read. */
class JunitXmlTest {
    @Test
    void aValidResultIsASuiteInWhichAllPasses() {
        Element suite = only(document(new NamedResult("a", EditedResults.valid())), "testsuite");

        assertThat(suite.getAttribute("name")).isEqualTo("a");
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(suite.getAttribute("time")).isEqualTo("20.000");
        assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-02-03T04:05:06");
        assertThat(names(suite)).containsExactly("run is complete", "send errors");
        assertThat(all(suite, "testcase"))
                .allSatisfy(each -> assertThat(each.getAttribute("classname")).isEqualTo("bench.Orders.Cluster A"));
    }

    @Test
    void whatIsNotToBeTrustedIsAFailure() {
        Element suite = only(document(new NamedResult("a", EditedResults.invalid())), "testsuite");

        Element failure = only(suite, "failure");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(failure.getAttribute("type")).isEqualTo("invalid");
        assertThat(failure.getAttribute("message")).isEqualTo("0.05 % (limit 0 %, 0.1 %)");
        assertThat(failure.getTextContent()).isEqualTo("look at the broker's log");
    }

    @Test
    void aWarningPassesAndIsInTheOutput() {
        Element suite = only(document(new NamedResult("a", EditedResults.warning())), "testsuite");

        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(all(suite, "system-out").get(0).getTextContent())
                .isEqualTo("warning: send errors: 0.05 % (limit 0 %, 0.1 %); look at the broker's log");
    }

    @Test
    void aRunThatWasNotFinishedIsAnError() {
        Element suite = only(document(new NamedResult("a", EditedResults.incomplete())), "testsuite");

        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(only(suite, "error").getAttribute("message")).isEqualTo("incomplete: stopped");
    }

    @Test
    void aThresholdThatWasMissedIsAFailure() {
        Element suite = only(document(new NamedResult("a", EditedResults.missing(EditedResults.valid()))), "testsuite");

        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(only(suite, "failure").getAttribute("type")).isEqualTo("threshold");
        assertThat(only(suite, "failure").getAttribute("message")).contains("50,000.0 msg/s");
        assertThat(names(suite)).endsWith("publishRate > 40000", "publishRate > 60000");
    }

    @Test
    void whatIsNotToBeTrustedMeetsNoThreshold() {
        Element suite =
                only(document(new NamedResult("a", EditedResults.missing(EditedResults.invalid()))), "testsuite");

        assertThat(suite.getAttribute("skipped")).isEqualTo("2");
        assertThat(all(suite, "skipped"))
                .allSatisfy(each -> assertThat(each.getAttribute("message")).contains("not to be trusted"));
    }

    @Test
    void countsOfSeveralResultsAddUp() {
        Document document =
                document(new NamedResult("a", EditedResults.invalid()), new NamedResult("b", EditedResults.invalid()));

        Element root = document.getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        assertThat(root.getAttribute("tests")).isEqualTo("4");
        assertThat(root.getAttribute("failures")).isEqualTo("2");
        assertThat(root.getAttribute("time")).isEqualTo("40.000");
    }

    @Test
    void casesOfRunsOfTheSameFilesAreToldApart() {
        Document document =
                document(new NamedResult("a", EditedResults.valid()), new NamedResult("b", EditedResults.valid()));

        assertThat(all(document.getDocumentElement(), "testcase"))
                .extracting(each -> each.getAttribute("classname"))
                .containsExactly(
                        "bench.Orders.Cluster A",
                        "bench.Orders.Cluster A",
                        "bench.Orders.Cluster A (2)",
                        "bench.Orders.Cluster A (2)");
    }

    @Test
    void hostileNamesAreNothingButText() {
        Document document = document(new NamedResult(EditedResults.HOSTILE, EditedResults.hostile()));

        assertThat(all(document.getDocumentElement(), "script")).isEmpty();
        assertThat(only(document, "testsuite").getAttribute("name"))
                .startsWith("=1+1 <script>alert('x')</script> \"q\"")
                .contains("]]> &amp;", "😀");
    }

    private static Document document(NamedResult... results) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(new JunitXml().of(List.of(results))));
        } catch (Exception e) {
            throw new AssertionError("it cannot be parsed", e);
        }
    }

    private static List<String> names(Element suite) {
        return all(suite, "testcase").stream()
                .map(each -> each.getAttribute("name"))
                .toList();
    }

    private static Element only(Document document, String tag) {
        return only(document.getDocumentElement(), tag);
    }

    private static Element only(Element parent, String tag) {
        List<Element> found = all(parent, tag);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<Element> all(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
