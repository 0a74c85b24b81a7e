package bench.driver.kafka;

import bench.config.OwnClasses;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds the remedy to a message of Kafka's where it lies in how bench is started, rather than in the driver file. */
final class Remedies {
    private static final Pattern MISSING_CLASS = Pattern.compile("No LoginModule found for \\S+"
            + "|unable to find LoginModule class"
            + "|Class \\S+ (could not be|cannot be) found"
            + "|Could not load config provider class"
            + "|(ClassNotFoundException|NoClassDefFoundError)\\b");

    /** Kafka opens only those token endpoints and key files that a property of the JVM lists. */
    private static final Pattern RESTRICTED =
            Pattern.compile("Invalid value (\\S+) for configuration (\\S+): The (URL|file) cannot be accessed due to"
                    + " restrictions. Update the system property '([\\w.]+)'.*");

    /** And runs no login module that a property forbids; its message ends with how to set it. */
    private static final Pattern FORBIDDEN = Pattern.compile(" is not allowed\\..* e\\.g\\.,\\s*(-D\\S+)$");

    private Remedies() {}

    /** The text of a failure with the way out, if there is one that Kafka cannot know. */
    static String addTo(String text) {
        Matcher restricted = RESTRICTED.matcher(text);
        if (restricted.find()) {
            return "Kafka's client opens no " + restricted.group(2) + " that is not allowed: set BENCH_JAVA_OPTS=-D"
                    + restricted.group(4) + "=" + withAllowed(restricted.group(4), restricted.group(1));
        }
        Matcher forbidden = FORBIDDEN.matcher(text);
        if (forbidden.find()) {
            return text.substring(0, forbidden.start()) + " is not allowed: set BENCH_JAVA_OPTS=" + forbidden.group(1);
        }
        return MISSING_CLASS.matcher(text).find() ? text.replaceFirst("\\.$", "") + ": " + OwnClasses.REMEDY : text;
    }

    /** The property is a list: what is allowed already stays so. */
    private static String withAllowed(String property, String value) {
        String before = System.getProperty(property, "");
        return before.isBlank() ? value : before.strip() + "," + value;
    }

    /**
     * The message of a login module without the stack trace that JAAS makes part of it: the innermost cause in it.
     */
    static String withoutTrace(String message) {
        if (!message.contains("\n\tat ")) {
            return message;
        }
        return message.lines()
                .filter(line -> !line.startsWith("\t"))
                .reduce((outer, inner) -> inner)
                .map(line -> line.replaceFirst("^Caused by: ", "").replaceFirst("^([\\w$]+\\.)+(?=[\\w$]+(:|$))", ""))
                .orElse(message);
    }
}
