package bench.config;

import bench.yaml.Form;
import bench.yaml.Node;
import bench.yaml.Problems;
import bench.yaml.Shape;
import bench.yaml.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code messageSizeDistribution}: a mapping of ranges such as {@code 512B-1KB} to weights. */
final class SizeShares {
    private static final Pattern RANGE = Pattern.compile(
            "(\\d{1,10})\\s*(b|kb|mb)?(?:\\s*-\\s*(\\d{1,10})\\s*(b|kb|mb)?)?", Pattern.CASE_INSENSITIVE);
    private static final Shape<Double> WEIGHT = Shape.number("0", "1000000000");

    private SizeShares() {}

    static Shape<List<SizeShare>> shape() {
        Shape<List<SizeShare>> shape = SizeShares::read;
        return shape.like(new Form.Entries(
                "\\s*\\d{1,10}\\s*([bB]|[kK][bB]|[mM][bB])?(\\s*-\\s*\\d{1,10}\\s*([bB]|[kK][bB]|[mM][bB])?)?\\s*",
                WEIGHT.form()));
    }

    private static Optional<List<SizeShare>> read(String key, Node node, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(
                    node.at(),
                    key + " must be a mapping such as {\"100-1KB\": 80, \"1KB-10KB\": 20}, " + Wording.butIs(node));
            return Optional.empty();
        }
        List<SizeShare> shares = new ArrayList<>();
        boolean whole = true;
        for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
            String range = entry.getKey();
            Optional<Double> weight = WEIGHT.read(
                    "the weight of " + Wording.quoted(range), entry.getValue().value(), problems);
            Optional<SizeShare> share = share(range, weight.orElse(0.0));
            if (share.isEmpty()) {
                problems.add(
                        entry.getValue().at(),
                        key
                                + " must have ranges such as 100-1024 or 512B-1KB, from 0 to 1024MB and with the smaller size"
                                + " first, but has " + Wording.quoted(range));
            }
            whole &= weight.isPresent() && share.isPresent();
            share.ifPresent(shares::add);
        }
        if (whole && shares.stream().mapToDouble(SizeShare::weight).sum() <= 0) {
            problems.add(node.at(), key + " must have a range whose weight is above 0, but has none");
            whole = false;
        }
        return whole ? Optional.of(List.copyOf(shares)) : Optional.empty();
    }

    private static Optional<SizeShare> share(String range, double weight) {
        Matcher matcher = RANGE.matcher(range.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long min = bytes(matcher.group(1), matcher.group(2));
        long max = matcher.group(3) == null ? min : bytes(matcher.group(3), matcher.group(4));
        return min <= max && max > 0 && max <= WorkloadKeys.LARGEST_MESSAGE
                ? Optional.of(new SizeShare((int) min, (int) max, weight))
                : Optional.empty();
    }

    private static long bytes(String number, String unit) {
        long factor = switch (unit == null ? "b" : unit.toLowerCase(Locale.ROOT)) {
            case "kb" -> 1024L;
            case "mb" -> 1024L * 1024;
            default -> 1L;
        };
        return Long.parseLong(number) * factor;
    }
}
