package bench.cli;

import java.util.List;
import java.util.stream.Collectors;

/** The values of an option that may be repeated, as a file would have them: so each is read as it would be there. */
final class YamlList {
    private YamlList() {}

    /** Empty where all of them are blank, as an option without a value. */
    static String of(List<String> texts) {
        return texts.stream().allMatch(String::isBlank)
                ? ""
                : texts.stream()
                        .map(text -> "'" + text.replace("'", "''") + "'")
                        .collect(Collectors.joining(", ", "[", "]"));
    }
}
