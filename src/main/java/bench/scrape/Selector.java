package bench.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses samples by the name of their metric and by their labels, in the notation of PromQL: {@code name{a="x", b!~"y|z"}}. A
 * label that is missing is one that is empty.
 *
 * @param text in that notation
 * @param name of the metric
 * @param conditions all of which must hold
 */
record Selector(String text, String name, List<Condition> conditions) {
    private static final Pattern FORM = Pattern.compile("([\\w:]+)(?:\\{(.+)})?");
    private static final Pattern CONDITION = Pattern.compile("(\\w+)(=|!=|=~|!~)\"([^\"]*)\"(?:, |$)");

    Selector {
        conditions = List.copyOf(conditions);
    }

    /**
     * What a label must be, or must not be.
     *
     * @param value as a whole
     */
    record Condition(String label, boolean mustMatch, Pattern value) {
        boolean holds(Map<String, String> labels) {
            return value.matcher(labels.getOrDefault(label, "")).matches() == mustMatch;
        }
    }

    static Selector of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a selector must be name{label=\"value\"}, but is " + text);
        }
        List<Condition> conditions = new ArrayList<>();
        String inBraces = form.group(2) == null ? "" : form.group(2);
        int at = 0;
        Matcher condition = CONDITION.matcher(inBraces);
        while (condition.find() && condition.start() == at) {
            String operator = condition.group(2);
            String value = condition.group(3);
            conditions.add(new Condition(
                    condition.group(1),
                    !operator.startsWith("!"),
                    Pattern.compile(operator.endsWith("~") ? value : Pattern.quote(value))));
            at = condition.end();
        }
        if (at < inBraces.length()) {
            throw new IllegalArgumentException("a condition must be label=\"value\", but is " + inBraces.substring(at));
        }
        return new Selector(text, form.group(1), conditions);
    }

    /** Whether a sample of this metric is chosen. */
    boolean takes(Map<String, String> labels) {
        return conditions.stream().allMatch(condition -> condition.holds(labels));
    }
}
