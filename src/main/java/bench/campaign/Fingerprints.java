package bench.campaign;

import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tells whether files and settings are still those with which a campaign was begun: a hash of each. */
public final class Fingerprints {
    /** The name under which settings are, which no file has. */
    static final String SETTINGS = "options and variables";

    private static final int BUFFER_BYTES = 1 << 16;

    private Fingerprints() {}

    /**
     * The fingerprints of files and settings.
     *
     * @param files that the runs read; a folder counts with the files in it
     * @param settings as text, without secrets
     */
    public static Map<String, String> of(Collection<Path> files, String settings) {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        for (Path file : files) {
            fingerprints.put(file.toString(), ofFile(file));
        }
        MessageDigest digest = sha256();
        digest.update(settings.getBytes(StandardCharsets.UTF_8));
        fingerprints.put(SETTINGS, text(digest));
        return fingerprints;
    }

    private static String ofFile(Path file) {
        MessageDigest digest = sha256();
        try {
            if (Files.isDirectory(file)) {
                List<Path> content;
                try (var entries = Files.list(file)) {
                    content = entries.filter(Files::isRegularFile).sorted().toList();
                }
                for (Path each : content) {
                    digest.update(each.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                    update(digest, each);
                }
            } else {
                update(digest, file);
            }
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read: " + Wording.reason(e));
        }
        return text(digest);
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String text(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    /** What is not as it was, in words; empty where all is. */
    public static Optional<String> changed(Map<String, String> before, Map<String, String> now) {
        return before.entrySet().stream()
                .filter(each -> !each.getValue().equals(now.get(each.getKey())))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> now.keySet().stream()
                        .filter(each -> !before.containsKey(each))
                        .findFirst())
                .map(what -> what.equals(SETTINGS) ? what + " have changed" : what + " has changed");
    }
}
