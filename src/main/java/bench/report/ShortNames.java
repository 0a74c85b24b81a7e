package bench.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Names for a column that is too narrow for some of them: cut in the middle, and as distinct as they were. Stateless. */
final class ShortNames {
    private static final String GAP = "...";
    /** The end counts most, since rounds of a phase differ in it. */
    private static final List<Double> SHARES_OF_END = List.of(0.5, 0.35, 0.65, 0.2, 0.8);

    private ShortNames() {}

    /**
     * The names in their order, none longer than a number of characters.
     *
     * @param most 12 or more
     */
    static List<String> of(List<String> names, int most) {
        int distinct = new HashSet<>(names).size();
        return SHARES_OF_END.stream()
                .map(share -> cut(names, most, (int) ((most - GAP.length()) * share)))
                .filter(cut -> new HashSet<>(cut).size() == distinct)
                .findFirst()
                .orElseGet(() -> numbered(names, most));
    }

    private static List<String> cut(List<String> names, int most, int end) {
        return each(names, most, name -> start(name, most - end - GAP.length()) + GAP + end(name, end));
    }

    /** Where no cut leaves them distinct, their places do. */
    private static List<String> numbered(List<String> names, int most) {
        List<String> numbered = new ArrayList<>(names);
        IntStream.range(0, names.size())
                .filter(i -> names.get(i).length() > most)
                .forEach(i -> {
                    String number = "#" + (i + 1) + " " + GAP;
                    numbered.set(i, number + end(names.get(i), most - number.length()));
                });
        return numbered;
    }

    private static List<String> each(List<String> names, int most, Function<String, String> cut) {
        return names.stream()
                .map(name -> name.length() <= most ? name : cut.apply(name))
                .toList();
    }

    private static String start(String name, int length) {
        return name.substring(0, isWithinLetter(name, length) ? length - 1 : length);
    }

    private static String end(String name, int length) {
        int from = name.length() - length;
        return name.substring(isWithinLetter(name, from) ? from + 1 : from);
    }

    /** Some letters take two places. */
    private static boolean isWithinLetter(String name, int place) {
        return place > 0 && Character.isSurrogatePair(name.charAt(place - 1), name.charAt(place));
    }
}
