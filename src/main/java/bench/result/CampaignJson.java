package bench.result;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Campaigns as JSON, in both directions. */
public final class CampaignJson {
    /** The name of the file in the folder of a campaign. */
    public static final String FILE = "campaign.json";

    private CampaignJson() {}

    /** The content of the file of a campaign. */
    public static byte[] write(Campaign campaign) {
        return ResultJson.MAPPER.writeValueAsBytes(campaign);
    }

    /**
     * A campaign from the content of a file.
     *
     * @param name of the file, for messages
     * @throws UnreadableResultException when the content is none, or one of another version
     */
    public static Campaign read(byte[] content, String name) {
        try {
            JsonNode root = ResultJson.MAPPER.readTree(content);
            JsonNode version = root.path("schemaVersion");
            if (!root.path("points").isArray()) {
                throw new UnreadableResultException(name + ": is no campaign of bench: it has no 'points'");
            }
            if (!version.isIntegralNumber() || version.longValue() != Campaign.SCHEMA_VERSION) {
                throw new UnreadableResultException(name + ": has 'schemaVersion' " + version
                        + ", but this version of bench reads " + Campaign.SCHEMA_VERSION
                        + ": use the version that has written it");
            }
            return ResultJson.MAPPER.treeToValue(root, Campaign.class);
        } catch (JacksonException e) {
            throw new UnreadableResultException(name + ": is no campaign that can be read: it is damaged", e);
        }
    }
}
