package bench.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the value of a key may be, and how it is read. */
@FunctionalInterface
public interface Shape<T> {
    /** Characters of a name. */
    int LONGEST_TEXT = 200;

    /** The value, or nothing after it was added to the problems what is wrong with it. */
    Optional<T> read(String key, Node node, Problems problems);

    /** What such values look like. */
    default Form form() {
        return Form.ANY;
    }

    /** The same, where it is known what values look like. */
    default Shape<T> like(Form form) {
        return like(() -> form);
    }

    /** The same for forms that are not made before they are asked for, as those of keys that are not there yet. */
    default Shape<T> like(Supplier<Form> look) {
        Shape<T> reading = this;
        return new Shape<>() {
            @Override
            public Optional<T> read(String key, Node node, Problems problems) {
                return reading.read(key, node, problems);
            }

            @Override
            public Form form() {
                return look.get();
            }
        };
    }

    /** A single value that follows a rule, in words that end the sentence "x must be". */
    static <T> Shape<T> scalar(String rule, Function<String, Optional<T>> parse) {
        return (key, node, problems) -> {
            Optional<T> value = node instanceof Node.Scalar scalar ? parse.apply(scalar.text()) : Optional.empty();
            if (value.isEmpty()) {
                problems.add(node.at(), key + " must be " + rule + ", " + Wording.butIs(node));
            }
            return value;
        };
    }

    static Shape<Integer> wholeNumber(int least, int most) {
        Shape<Integer> shape = scalar(
                "a whole number from " + least + " to " + most,
                text -> Numbers.whole(text, least, most).map(Math::toIntExact));
        return shape.like(new Form.Whole(least, most));
    }

    static Shape<Long> longNumber(long least, long most) {
        Shape<Long> shape =
                scalar("a whole number from " + least + " to " + most, text -> Numbers.whole(text, least, most));
        return shape.like(new Form.Whole(least, most));
    }

    static Shape<Double> number(String least, String most) {
        Shape<Double> shape = scalar(
                "a number from " + least + " to " + most,
                text -> Numbers.between(text, new BigDecimal(least), new BigDecimal(most))
                        .map(BigDecimal::doubleValue));
        return shape.like(new Form.Decimal(least, most));
    }

    static Shape<Boolean> flag() {
        Shape<Boolean> shape =
                scalar("true or false", text -> switch (text.strip().toLowerCase(Locale.ROOT)) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                });
        return shape.like(new Form.Flag());
    }

    /** Text of one line. */
    static Shape<String> text() {
        return text(LONGEST_TEXT);
    }

    /** Text of one line and of so many characters at most. */
    static Shape<String> text(int longest) {
        Predicate<String> isPrintable = line -> line.chars().noneMatch(Character::isISOControl);
        Shape<String> printable = scalar(
                "text of one line and of up to " + longest + " characters",
                text -> Optional.of(text.strip()).filter(line -> !line.isEmpty() && line.length() <= longest));
        Shape<String> shape = (key, node, problems) -> {
            if (!(node instanceof Node.Scalar scalar)
                    || isPrintable.test(scalar.text().strip())) {
                return printable.read(key, node, problems);
            }
            // What looks like a placeholder beside them may be markup.
            problems.addLasting(
                    node.at(), key + " must be text of one line without control characters, " + Wording.butIs(node));
            return Optional.empty();
        };
        return shape.like(new Form.Text(longest));
    }

    /** One of the names of an enum, in upper or lower case. */
    static <E extends Enum<E>> Shape<E> oneOf(Class<E> type, Function<E, String> name) {
        Shape<E> shape = scalar(choice(type, name), text -> named(type, name, text));
        return shape.like(new Form.Words(names(type, name).toList()));
    }

    /** The same, where a lenient reading takes any other name for this one, with a warning. */
    static <E extends Enum<E>> Shape<E> oneOf(Class<E> type, Function<E, String> name, E leniently) {
        Shape<E> strict = oneOf(type, name);
        Shape<E> lenient = (key, node, problems) -> {
            boolean isOther = node instanceof Node.Scalar scalar
                    && named(type, name, scalar.text()).isEmpty();
            if (!isOther || !problems.areLenient()) {
                return strict.read(key, node, problems);
            }
            problems.warn(
                    node.at(),
                    key + " must be " + choice(type, name) + ", " + Wording.butIs(node) + " (read as "
                            + name.apply(leniently) + ")");
            return Optional.of(leniently);
        };
        return lenient.like(strict.form());
    }

    private static <E extends Enum<E>> String choice(Class<E> type, Function<E, String> name) {
        return "one of " + names(type, name).collect(Collectors.joining(", "));
    }

    private static <E extends Enum<E>> Stream<String> names(Class<E> type, Function<E, String> name) {
        return Arrays.stream(type.getEnumConstants()).map(name);
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, Function<E, String> name, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> name.apply(each).equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    /** A duration with its unit. */
    static Shape<Duration> duration(Duration least, Duration most) {
        Shape<Duration> shape = scalar(
                "a duration such as 500ms, 30s, 5m or 1h, from " + Durations.shown(least) + " to "
                        + Durations.shown(most),
                text -> Durations.parse(text)
                        .filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0));
        return shape.like(new Form.Time());
    }

    /** A number of units of time, as in a key whose name ends with the unit. */
    static Shape<Duration> durationIn(Duration unit, String least, String most) {
        Shape<Duration> shape = scalar(
                "a number from " + least + " to " + most,
                text -> Numbers.between(text, new BigDecimal(least), new BigDecimal(most))
                        .map(number -> Durations.times(number, unit)));
        return shape.like(new Form.Decimal(least, most));
    }
}
