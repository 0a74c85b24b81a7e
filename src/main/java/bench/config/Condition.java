package bench.config;

import bench.yaml.Form;
import bench.yaml.Node;
import bench.yaml.Numbers;
import bench.yaml.Problems;
import bench.yaml.Shape;
import bench.yaml.Wording;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit for a figure of a measurement, such as {@code endToEndResponseLatency.p99 < 50ms}. Whether there is a figure of that
 * name, and whether the unit is one of its units, is known to those who have figures.
 *
 * @param text as it was written, in one form
 * @param figure its name in a result
 * @param operator how figure and limit are compared
 * @param limit in the unit
 * @param unit as it was written; empty for none
 */
public record Condition(String text, String figure, Operator operator, double limit, String unit) {
    /** The form, for messages. */
    public static final String FORM =
            "NAME[.STAT] OP VALUE[UNIT], such as 'endToEndResponseLatency.p99 < 50ms' or 'publishRate > 1000'";

    /** Above any rate, and any time that is waited for. */
    private static final BigDecimal HIGHEST = new BigDecimal("1e12");

    private static final String NAME = "([A-Za-z]\\w*(?:\\.\\w+(?:\\.\\d+)?)?)\\s*";
    private static final Pattern PATTERN =
            Pattern.compile(NAME + "(<=|>=|<|>)\\s*([-+]?[\\d._]+(?:[eE][-+]?\\d+)?)\\s*([A-Za-z/%]*)");

    /** What was meant for one: a name, signs of any kind, and the rest. */
    private static final Pattern MEANT = Pattern.compile(NAME + "([=!<>~\u2264\u2265]+)\\s*(.*)", Pattern.DOTALL);

    /** What one looks like in a file. */
    static final Form.Matching LOOK = new Form.Matching("\\s*" + PATTERN.pattern() + "\\s*");

    /** By the unit of a figure, the units of which its limit may be, and how many of the figure's each is. */
    private static final Map<String, Map<String, Double>> UNITS = Map.of(
            "ms", Map.of("us", 1e-3, "ms", 1.0, "s", 1e3),
            "us", Map.of("us", 1.0, "ms", 1e3, "s", 1e6),
            "msg/s", Map.of("", 1.0, "msg/s", 1.0),
            "B/s", Map.of("", 1.0, "B/s", 1.0, "MB/s", 1024.0 * 1024.0),
            "%", Map.of("%", 1.0),
            "", Map.of("", 1.0));

    /** How a figure is compared with its limit. */
    public enum Operator {
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As it is written. */
        public String sign() {
            return sign;
        }

        /** Whether the limit is one from above. */
        public boolean isUpper() {
            return this == LESS || this == AT_MOST;
        }

        /** Whether a figure keeps a limit. */
        public boolean holds(double figure, double limit) {
            return switch (this) {
                case LESS -> figure < limit;
                case AT_MOST -> figure <= limit;
                case GREATER -> figure > limit;
                case AT_LEAST -> figure >= limit;
            };
        }

        private static Operator of(String sign) {
            return Arrays.stream(values())
                    .filter(each -> each.sign.equals(sign))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What a text says; empty where it has another form. */
    public static Optional<Condition> parse(String text) {
        Matcher matcher = PATTERN.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<BigDecimal> limit = Numbers.between(matcher.group(3), BigDecimal.ZERO, HIGHEST);
        return limit.map(number -> {
            Operator operator = Operator.of(matcher.group(2));
            String value = number.stripTrailingZeros().toPlainString() + matcher.group(4);
            return new Condition(
                    matcher.group(1) + " " + operator.sign + " " + value,
                    figure(matcher.group(1)),
                    operator,
                    number.doubleValue(),
                    matcher.group(4));
        });
    }

    /** What is wrong with a text of another form, and what is allowed; empty where only the form as a whole says that. */
    static Optional<String> mistake(String text) {
        Matcher meant = MEANT.matcher(text.strip());
        if (parse(text).isPresent() || !meant.matches()) {
            return Optional.empty();
        }
        String operator = meant.group(2);
        if (Arrays.stream(Operator.values()).noneMatch(each -> each.sign.equals(operator))) {
            return Optional.of("its operator must be <, <=, > or >=, but is " + Wording.quoted(operator));
        }
        String limit = meant.group(3);
        String rule =
                "its limit must be a number from 0 to 1e12, and its unit if it has one, such as 1000, 0.5ms or 1e6";
        return Optional.of(
                rule + (limit.isEmpty() ? ", but is missing" : ", but is " + Wording.quoted(limit) + remedy(limit)));
    }

    private static String remedy(String limit) {
        if (limit.matches("[-+]?\\d[\\d.]*,.*")) {
            return ": a number has no comma in it";
        }
        return limit.matches("[-+]?\\.\\d.*") ? ": a number has a digit before its point" : "";
    }

    /** The name of a figure in a result, as a user may write it: {@code p99.9} is {@code p999} there. */
    public static String figure(String name) {
        return name.replaceFirst("\\.(p99)\\.(9+)$", ".$1$2");
    }

    /** The limit in the unit of the figure; empty where the unit that was written is none for it. */
    public OptionalDouble limitIn(String unitOfFigure) {
        Double factor = UNITS.get(unitOfFigure).get(unit);
        return factor == null ? OptionalDouble.empty() : OptionalDouble.of(limit * factor);
    }

    /** The units of which the limit of a figure may be, for a message; a rate and a count need none. */
    public static String unitsFor(String unitOfFigure) {
        Map<String, Double> factors = UNITS.get(unitOfFigure);
        List<String> units = factors.keySet().stream()
                .filter(each -> !each.isEmpty())
                .sorted(Comparator.comparing(factors::get))
                .toList();
        return units.isEmpty() ? "without a unit" : "in " + String.join(" or ", units);
    }

    /** One condition, or a list of them. */
    static Shape<List<Condition>> list() {
        Shape<List<Condition>> shape = Condition::readList;
        return shape.like(Form.oneOrMore(LOOK));
    }

    /** A single value with a condition in it, where more than its form may be known of what is wrong. */
    static <T> Shape<T> shape(
            String form, Function<String, Optional<T>> parse, Function<String, Optional<String>> mistake) {
        Shape<T> plain = Shape.scalar(form, parse);
        return (key, node, problems) -> {
            Optional<String> wrong =
                    node instanceof Node.Scalar scalar ? mistake.apply(scalar.text()) : Optional.empty();
            if (wrong.isEmpty()) {
                return plain.read(key, node, problems);
            }
            problems.add(node.at(), Wording.quoted(((Node.Scalar) node).text()) + ": " + wrong.get());
            return Optional.empty();
        };
    }

    private static Optional<List<Condition>> readList(String key, Node node, Problems problems) {
        Shape<Condition> one = shape(FORM, Condition::parse, Condition::mistake);
        List<Node> items = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
        List<Condition> conditions = items.stream()
                .flatMap(item -> one.read(key, item, problems).stream())
                .toList();
        // Those with another form are mistakes already; the rest may have mistakes of another kind.
        return Optional.of(conditions);
    }
}
