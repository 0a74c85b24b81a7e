package bench.cli;

import static bench.cli.OptionGroup.Heading.LOAD;

import bench.campaign.Axis;
import bench.yaml.ConfigException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option that names the rates of a sweep. */
@OptionGroup(LOAD)
final class RatesOption {
    static final String NAME = "--rates";

    private static final Pattern RATE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)([kKmM]?)");

    @Option(
            names = NAME,
            paramLabel = "RATE,RATE,...",
            description =
                    "Messages a second over all producers, such as 10k,20k,50k, or shares of the highest rate, such"
                            + " as 10%%,50%%,90%%, which is searched once before.")
    private String rates;

    /**
     * What varies by it; empty where it is not there.
     *
     * @throws ConfigException when one of them is no rate
     */
    Optional<Axis> axis() {
        return Optional.ofNullable(rates).map(RatesOption::axisOf);
    }

    /** Whether it is there, so that this is a sweep. */
    boolean isGiven() {
        return rates != null;
    }

    /** The rates as values of the key for them. */
    static Axis axisOf(String text) {
        List<String> values = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String rate = part.strip();
            values.add(rate.endsWith("%") ? rate : number(rate));
        }
        return new Axis(NAME, "producerRate", values);
    }

    private static String number(String rate) {
        Matcher matcher = RATE.matcher(rate);
        if (!matcher.matches() || new BigDecimal(matcher.group(1)).signum() == 0) {
            throw new ConfigException(
                    NAME + ": must be numbers of messages/s above 0 such as 500, 20k or 1.5M, or shares such as"
                            + " 50%, with commas between, but one is " + (rate.isEmpty() ? "empty" : "'" + rate + "'"));
        }
        int zeros = switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> 3;
            case "m" -> 6;
            default -> 0;
        };
        return new BigDecimal(matcher.group(1))
                .scaleByPowerOfTen(zeros)
                .stripTrailingZeros()
                .toPlainString();
    }
}
