package bench.campaign;

import bench.result.Campaign;
import bench.result.CampaignJson;
import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names and links in the folder of a campaign: only those that bench itself writes are followed, as what they lead to is written
 * to and renamed. The folder may come from somebody else.
 */
final class CampaignPaths {
    static final String RUNS = "runs";
    static final String LOGS = "logs";

    private static final Pattern RUN = Pattern.compile("p[1-9]\\d{0,8}-r[1-9]\\d{0,8}");
    private static final Pattern SEARCH = Pattern.compile("s[1-9]\\d{0,8}");

    /** What a campaign has in its folder beside anything else that a user may keep there. */
    private static final Pattern OWN =
            Pattern.compile(RUNS + "|" + LOGS + "|\\..*|campaign\\.(json|csv|md)|comparison\\.(json|md)|report\\.html");

    private CampaignPaths() {}

    /** Where a run writes its result. */
    static String resultOf(String id) {
        return RUNS + "/" + id + ".json";
    }

    /**
     * Checks what the file of a campaign names.
     *
     * @throws ConfigException with the first name that bench would not have written
     */
    static void check(Path dir, Campaign campaign) {
        campaign.searches().forEach(search -> check(dir, "searches", SEARCH, "s1", search.id(), search.file()));
        campaign.points().forEach(run -> check(dir, "points", RUN, "p1-r1", run.id(), run.file()));
    }

    private static void check(Path dir, String list, Pattern form, String example, String id, String file) {
        String place = dir.resolve(CampaignJson.FILE) + ": ";
        if (!form.matcher(String.valueOf(id)).matches()) {
            throw new ConfigException(place + "every 'id' in '" + list + "' must have the form " + example
                    + ", but one is " + shown(id) + ": put the file back as bench has written it");
        }
        if (!resultOf(id).equals(file)) {
            throw new ConfigException(place + "the 'file' of " + id + " must be '" + resultOf(id) + "', but is "
                    + shown(file) + ": put the file back as bench has written it");
        }
    }

    private static String shown(String name) {
        return name == null ? "missing" : Wording.printable(Wording.quoted(name));
    }

    /**
     * Checks where links in the folder lead to.
     *
     * @throws ConfigException with the first that leads out of it, or to nothing, where a file would be made
     */
    static void checkLinks(Path dir) {
        try {
            Path real = dir.toRealPath();
            for (Path entry : entries(real)) {
                if (OWN.matcher(entry.getFileName().toString()).matches()) {
                    check(dir, real, entry);
                }
            }
            for (String folder : List.of(RUNS, LOGS)) {
                for (Path entry : entries(real.resolve(folder))) {
                    check(dir, real, entry);
                }
            }
        } catch (IOException e) {
            throw new ConfigException(dir + ": the folder of the campaign cannot be read: " + Wording.reason(e));
        }
    }

    private static void check(Path dir, Path real, Path entry) throws IOException {
        if (Files.isSymbolicLink(entry) && leadsOut(entry, real)) {
            throw new ConfigException(Wording.printable(dir.resolve(real.relativize(entry))
                    + ": must be no link that leads out of the folder of the campaign, but leads to "
                    + Files.readSymbolicLink(entry)));
        }
    }

    private static boolean leadsOut(Path link, Path dir) {
        try {
            return !link.toRealPath().startsWith(dir);
        } catch (IOException e) {
            return true;
        }
    }

    private static List<Path> entries(Path dir) throws IOException {
        if (!Files.isDirectory(dir)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(dir)) {
            return new ArrayList<>(entries.sorted().toList());
        }
    }
}
