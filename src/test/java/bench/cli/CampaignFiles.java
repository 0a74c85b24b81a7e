package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a campaign has left in its folder, as another program reads it. */
record CampaignFiles(Path dir) {
    JsonNode campaign() {
        return json("campaign.json");
    }

    /** In the order in which they are run. */
    List<JsonNode> runs() {
        JsonNode campaign = campaign();
        List<JsonNode> runs = new ArrayList<>();
        campaign.path("order")
                .forEach(id -> campaign.path("points").forEach(run -> {
                    if (run.path("id").equals(id)) {
                        runs.add(run);
                    }
                }));
        assertThat(runs).hasSize(campaign.path("points").size());
        return runs;
    }

    List<String> states() {
        return runs().stream().map(run -> run.path("state").asString()).toList();
    }

    /** The results of the runs that have one. */
    List<JsonNode> results() {
        return runs().stream()
                .map(run -> run.path("file").asString())
                .filter(file -> Files.exists(dir.resolve(file)))
                .map(this::json)
                .toList();
    }

    List<String> runIds() {
        return results().stream()
                .map(result -> result.path("run").path("id").asString())
                .toList();
    }

    String log(String id) {
        return text("logs/" + id + ".log");
    }

    String text(String file) {
        try {
            return Files.exists(dir.resolve(file)) ? Files.readString(dir.resolve(file)) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode json(String file) {
        return JsonMapper.shared().readTree(text(file));
    }
}
