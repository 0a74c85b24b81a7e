package bench.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The options of a command's help under headings, where they are of several groups. */
final class GroupedHelp {
    /** The options of a command with so many are few enough to be one list. */
    private static final int FEW_GROUPS = 2;

    private GroupedHelp() {}

    /** Lets the help of all commands look so. */
    static void install(CommandLine bench) {
        bench.getSubcommands().values().forEach(GroupedHelp::installIn);
    }

    private static void installIn(CommandLine command) {
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, GroupedHelp::render);
    }

    private static String render(Help help) {
        List<OptionSpec> options = help.commandSpec().options().stream()
                .filter(option -> !option.hidden())
                .toList();
        Map<OptionGroup.Heading, List<OptionSpec>> groups = new EnumMap<>(OptionGroup.Heading.class);
        options.forEach(option -> groups.computeIfAbsent(heading(option), key -> new ArrayList<>())
                .add(option));
        StringBuilder text = new StringBuilder();
        groups.forEach((heading, group) -> {
            if (groups.size() > FEW_GROUPS) {
                text.append(System.lineSeparator())
                        .append(heading.text())
                        .append(':')
                        .append(System.lineSeparator());
            }
            // Laid out with all of them, so that columns are the same in every group.
            Help.Layout layout =
                    help.createDefaultLayout(options, help.commandSpec().positionalParameters(), help.colorScheme());
            layout.addOptions(group, help.parameterLabelRenderer());
            text.append(layout);
        });
        return text.toString();
    }

    /** The group of an option. */
    static OptionGroup.Heading heading(OptionSpec option) {
        return option.userObject() instanceof Field field
                ? Stream.of(
                                field.getAnnotation(OptionGroup.class),
                                field.getDeclaringClass().getAnnotation(OptionGroup.class))
                        .filter(group -> group != null)
                        .map(OptionGroup::value)
                        .findFirst()
                        .orElse(OptionGroup.Heading.OTHER)
                : OptionGroup.Heading.OTHER;
    }
}
