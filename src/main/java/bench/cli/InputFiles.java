package bench.cli;

import bench.config.ConfigFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The files that a run reads: those of the command line, and those that they name, such as payloads and key stores. */
final class InputFiles {
    private final Set<Path> paths = new LinkedHashSet<>();

    private InputFiles() {}

    static Set<Path> of(FileOptions.Files read) {
        InputFiles inputs = new InputFiles();
        read.workloads().forEach(file -> {
            inputs.add(file);
            if (file.value().messages().payloadFile() != null) {
                inputs.paths.add(file.value().messages().payloadFile());
            }
        });
        read.drivers().forEach(inputs::add);
        return inputs.paths;
    }

    private void add(ConfigFile<?> file) {
        paths.add(file.path());
        addNamed(file.asUsed());
    }

    private void addNamed(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::addNamed);
        } else if (value instanceof Collection<?> list) {
            list.forEach(this::addNamed);
        } else if (value instanceof String text) {
            addIfFile(text);
        }
    }

    private void addIfFile(String text) {
        try {
            Path path = Path.of(text);
            if (Files.isRegularFile(path)) {
                paths.add(path);
            }
        } catch (InvalidPathException e) {
            // No name of a file then.
            return;
        }
    }
}
