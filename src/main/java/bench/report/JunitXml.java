package bench.report;

import bench.report.JunitSuite.Case;
import bench.report.JunitSuite.Outcome;
import bench.result.Result;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results as a JUnit report by Jenkins' schema, which other servers read too: a suite for each, with a case for each check and each
 * threshold. What is not to be trusted is a failure; a warning passes, with what it warns of in its output.
 */
public final class JunitXml implements ResultFormat {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public byte[] of(List<NamedResult> results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            write(xml, suites(results));
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document in memory cannot be written", e);
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<JunitSuite> suites(List<NamedResult> results) {
        Map<NamedResult.Names, Integer> numbers = new HashMap<>();
        List<JunitSuite> suites = new ArrayList<>();
        results.forEach(each -> suites.add(JunitSuite.of(each, numbers.merge(each.names(), 1, Integer::sum))));
        return suites;
    }

    private static void write(XMLStreamWriter xml, List<JunitSuite> suites) throws XMLStreamException {
        xml.writeStartElement("testsuites");
        attribute(xml, "name", "bench");
        writeCounts(xml, suites);
        for (JunitSuite suite : suites) {
            write(xml, suite);
        }
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, JunitSuite suite) throws XMLStreamException {
        Result result = suite.named().result();
        xml.writeStartElement("testsuite");
        attribute(xml, "name", suite.named().name());
        writeCounts(xml, List.of(suite));
        attribute(xml, "skipped", String.valueOf(suite.count(Outcome.SKIPPED)));
        attribute(xml, "timestamp", TIMESTAMP.format(result.run().times().startedAt()));
        xml.writeStartElement("properties");
        writeProperty(xml, "verdict", Trust.word(result));
        writeProperty(xml, "workload", suite.named().names().workload());
        writeProperty(xml, "driver", suite.named().names().driver());
        writeProperty(xml, "run", result.run().id());
        writeProperty(xml, "bench", result.environment().bench());
        xml.writeEndElement();
        for (Case each : suite.cases()) {
            write(xml, suite.className(), each);
        }
        writeOutput(xml, String.join("\n", result.validity().remarks()));
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, String className, Case each) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "classname", className);
        attribute(xml, "name", each.name());
        // How long a check took is of no interest to anybody, but servers ask for it.
        attribute(xml, "time", "0");
        if (each.outcome() == Outcome.PASSED) {
            writeOutput(xml, each.text());
        } else {
            xml.writeStartElement(each.outcome().element());
            if (!each.type().isEmpty()) {
                attribute(xml, "type", each.type());
            }
            attribute(xml, "message", each.message());
            xml.writeCharacters(XmlText.of(each.text()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void writeCounts(XMLStreamWriter xml, List<JunitSuite> suites) throws XMLStreamException {
        attribute(
                xml,
                "tests",
                String.valueOf(
                        suites.stream().mapToInt(each -> each.cases().size()).sum()));
        attribute(xml, "failures", String.valueOf(count(suites, Outcome.FAILED)));
        attribute(xml, "errors", String.valueOf(count(suites, Outcome.ERROR)));
        double seconds = suites.stream().mapToDouble(JunitSuite::seconds).sum();
        attribute(xml, "time", String.format(Locale.ROOT, "%.3f", seconds));
    }

    private static long count(List<JunitSuite> suites, Outcome outcome) {
        return suites.stream().mapToLong(each -> each.count(outcome)).sum();
    }

    private static void writeProperty(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        attribute(xml, "name", name);
        attribute(xml, "value", value);
    }

    private static void writeOutput(XMLStreamWriter xml, String text) throws XMLStreamException {
        if (!text.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(XmlText.of(text));
            xml.writeEndElement();
        }
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, XmlText.of(value));
    }
}
