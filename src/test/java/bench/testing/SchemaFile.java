package bench.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A schema of {@code src/schema}. After a change of keys or of the documents' rows, {@code mvn -q test -Dtest='*Schema*' -Dschema.write=true}
 * makes them again.
 */
public final class SchemaFile {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path path;
    /** Null until it is asked for: a test may have to write it first. */
    private Schema schema;

    public SchemaFile(String name) {
        path = Path.of("src/schema", name + ".schema.json");
    }

    /** Fails where the file does not say this. */
    public void assertIs(Map<String, Object> schema) {
        String text = MAPPER.writeValueAsString(schema) + "\n";
        try {
            if (Boolean.getBoolean("schema.write")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, text);
            }
            assertThat(Files.readString(path))
                    .as("%s, which -Dschema.write=true makes again", path)
                    .isEqualTo(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The places of the mistakes in a document, as JSON pointers. */
    public List<String> mistakes(JsonNode document) {
        return schema().validate(document).stream()
                .map(error -> error.getInstanceLocation().toString())
                .toList();
    }

    private Schema schema() {
        try {
            if (schema == null) {
                schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(MAPPER.readTree(Files.readString(path)));
            }
            return schema;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
