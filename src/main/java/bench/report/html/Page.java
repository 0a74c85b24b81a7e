package bench.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page for a browser that is complete in itself and asks no host for anything. Confined to one thread.
 *
 * <p>Texts of results get into it in two ways only: by the template, which escapes them, and as JSON in an element that no browser
 * executes. Scripts run by their hashes, so that nothing else does, wherever it comes from.
 */
final class Page {
    /** How charts look comes first, and what draws them last: those of a page are in between. */
    private static final List<String> FIRST = List.of("echarts/echarts.common.min.js", "charts.js");

    private static final List<String> LAST = List.of("page.js");

    private final Map<String, Object> content = new LinkedHashMap<>();

    /** A page without content. */
    Page(String title) {
        content.put("title", title);
        content.put("style", Assets.text("page.css"));
    }

    /** A heading that the top of the page leads to. */
    record Part(String id, String name) {}

    /** Gives the template a value. */
    Page with(String name, Object value) {
        content.put(name, value);
        return this;
    }

    /**
     * The content of the file.
     *
     * @param template by the name of its file
     * @param parts in their order
     * @param scripts which charts there are, in the order of the page
     * @param data of the charts, as {@link ChartData} makes it safe
     */
    byte[] of(String template, List<Part> parts, List<String> scripts, String data) {
        List<String> texts = Stream.of(FIRST, scripts, LAST)
                .flatMap(List::stream)
                .map(Assets::text)
                .toList();
        content.put("parts", parts);
        content.put("data", data);
        content.put("scripts", texts);
        content.put(
                "policy",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src "
                        + texts.stream()
                                .map(script -> "'" + Assets.hash(script) + "'")
                                .collect(Collectors.joining(" ")));
        return Mustache.compiler()
                .escapeHTML(true)
                .emptyStringIsFalse(true)
                .withLoader(name -> new StringReader(Assets.text(name + ".mustache")))
                .compile(Assets.text(template + ".mustache"))
                .execute(content)
                .getBytes(UTF_8);
    }
}
