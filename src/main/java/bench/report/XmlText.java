package bench.report;

/** Text that XML 1.0 can have: its writer escapes what is markup, and leaves what no document may hold. */
final class XmlText {
    private XmlText() {}

    /** The text, with a question mark for each character that is not allowed. */
    static String of(String text) {
        return text.codePoints()
                .map(c -> isAllowed(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c <= 0xD7FF && !Character.isISOControl(c))
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
