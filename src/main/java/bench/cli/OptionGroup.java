package bench.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The heading of the help under which options are shown: of a field, or of all fields of a class. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE})
@interface OptionGroup {
    Heading value();

    /** In the order of the help. */
    enum Heading {
        FILES("Files"),
        LOAD("Load"),
        CAMPAIGN("Campaigns"),
        SEARCH("Search for the highest rate"),
        THRESHOLDS("Thresholds"),
        RESULTS("Results"),
        MONITORING("Monitoring"),
        CONSOLE("Console"),
        OTHER("Other");

        private final String text;

        Heading(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
