package bench.config;

import static bench.config.WorkloadKeys.*;

import bench.yaml.Position;
import bench.yaml.Problems;
import bench.yaml.Section;
import bench.yaml.Wording;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The part of a workload that says what its messages are made of. */
final class PayloadBinding {
    /**
     * Bytes of the messages.
     *
     * @param messageSize of every message, or 0 where they differ
     * @param smallest of all messages
     */
    private record Sizes(int messageSize, int smallest) {
        /** Of messages that are not produced here, or that a mistake keeps unknown. */
        static final Sizes UNKNOWN = new Sizes(0, Integer.MAX_VALUE);
    }

    private final Section section;
    private final Path workloadFile;
    private final Problems problems;

    PayloadBinding(Section section, Path workloadFile, Problems problems) {
        this.section = section;
        this.workloadFile = workloadFile;
        this.problems = problems;
    }

    /**
     * Where payloads come from.
     *
     * @param messageSize of every message, or 0 where they differ
     * @param distribution of sizes; may be empty
     * @param file or folder of their content; null for generated payloads
     * @param randomized whether those carry random bytes
     * @param poolSize number of different payloads
     */
    record Payloads(
            StampMode stamp,
            int messageSize,
            List<SizeShare> distribution,
            Path file,
            boolean randomized,
            int poolSize) {}

    Payloads bind(boolean produces) {
        Optional<Integer> messageSize = section.find(MESSAGE_SIZE);
        Optional<String> payloadFile = section.find(PAYLOAD_FILE);
        List<SizeShare> distribution = section.value(MESSAGE_SIZE_DISTRIBUTION);
        boolean randomized = section.value(USE_RANDOMIZED_PAYLOADS);
        int poolSize = poolSize(randomized);
        if (randomized && payloadFile.isPresent()) {
            problems.warn(section.at(PAYLOAD_FILE), "payloadFile is not used, because of useRandomizedPayloads: true");
            payloadFile = Optional.empty();
        }
        Path file = payloadFile.flatMap(this::locate).orElse(null);
        Sizes sizes = payloadFile.isPresent() && file == null
                ? Sizes.UNKNOWN
                : sizes(messageSize, distribution, Optional.ofNullable(file));
        boolean fileDecides = section.has(PAYLOAD_FILE) && !randomized;
        if (produces && !fileDecides && !section.has(MESSAGE_SIZE_DISTRIBUTION)) {
            section.mustHave(
                    MESSAGE_SIZE,
                    "it must be the bytes of a message, unless messageSizeDistribution or payloadFile is given");
        }
        return new Payloads(stamp(sizes.smallest), sizes.messageSize, distribution, file, randomized, poolSize);
    }

    private Sizes sizes(Optional<Integer> messageSize, List<SizeShare> distribution, Optional<Path> file) {
        if (!distribution.isEmpty()) {
            return ofDistribution(distribution, messageSize.isPresent(), file.isPresent());
        }
        if (file.isPresent()) {
            return ofFile(file.get(), messageSize);
        }
        return messageSize.map(size -> new Sizes(size, size)).orElse(Sizes.UNKNOWN);
    }

    private int poolSize(boolean randomized) {
        Optional<Integer> size = section.find(RANDOMIZED_PAYLOAD_POOL_SIZE);
        if (randomized
                && (!section.has(RANDOMIZED_PAYLOAD_POOL_SIZE)
                        || size.filter(n -> n == 0).isPresent())) {
            problems.add(
                    section.at(
                            section.has(RANDOMIZED_PAYLOAD_POOL_SIZE)
                                    ? RANDOMIZED_PAYLOAD_POOL_SIZE
                                    : USE_RANDOMIZED_PAYLOADS),
                    "randomizedPayloadPoolSize must be 1 or more with useRandomizedPayloads: true");
        }
        return size.orElse(RANDOMIZED_PAYLOAD_POOL_SIZE.fallback());
    }

    private StampMode stamp(int smallest) {
        Optional<StampMode> written = section.find(STAMP);
        if (smallest >= StampMode.BYTES) {
            return written.orElse(STAMP.fallback());
        }
        if (written.filter(mode -> mode == StampMode.PAYLOAD).isPresent()) {
            problems.add(
                    section.at(STAMP),
                    "stamp must be header or none for messages of less than " + StampMode.BYTES
                            + " bytes, but is payload, and there are messages of " + smallest);
        } else if (!section.has(STAMP)) {
            problems.warn(
                    Position.of(workloadFile),
                    "messages of less than " + StampMode.BYTES
                            + " bytes have no room for the stamp, so it goes into a record"
                            + " header (stamp: header)");
        }
        return written.orElse(StampMode.HEADER);
    }

    private Sizes ofDistribution(List<SizeShare> distribution, boolean hasMessageSize, boolean hasFile) {
        if (hasFile) {
            problems.add(
                    section.at(MESSAGE_SIZE_DISTRIBUTION),
                    "messageSizeDistribution must not come with payloadFile, whose length is the size");
        }
        if (hasMessageSize) {
            problems.warn(section.at(MESSAGE_SIZE), "messageSize is not used, because of messageSizeDistribution");
        }
        return new Sizes(
                0, distribution.stream().mapToInt(SizeShare::minBytes).min().orElse(0));
    }

    /** As given, then beside the workload file and in each folder above it. */
    private Optional<Path> locate(String given) {
        List<Path> candidates = new ArrayList<>();
        try {
            candidates.add(Path.of(given));
        } catch (InvalidPathException e) {
            problems.add(section.at(PAYLOAD_FILE), "payloadFile must be a path, but is " + Wording.whole(given));
            return Optional.empty();
        }
        for (Path folder = workloadFile.toAbsolutePath().normalize().getParent();
                folder != null;
                folder = folder.getParent()) {
            candidates.add(folder.resolve(given));
        }
        Optional<Path> found = candidates.stream().filter(Files::exists).findFirst();
        if (found.isEmpty()) {
            problems.add(
                    section.at(PAYLOAD_FILE),
                    "payloadFile must be a file or a folder that exists, but " + Wording.whole(given)
                            + " is neither in the current folder, nor beside the workload file or above it");
        }
        return found;
    }

    private Sizes ofFile(Path file, Optional<Integer> messageSize) {
        try {
            return Files.isDirectory(file) ? ofFolder(file, messageSize) : ofSingleFile(file, messageSize);
        } catch (IOException e) {
            problems.add(section.at(PAYLOAD_FILE), "payloadFile " + Wording.whole(file.toString()) + " cannot be read");
            return Sizes.UNKNOWN;
        }
    }

    private Sizes ofSingleFile(Path file, Optional<Integer> messageSize) throws IOException {
        Optional<Integer> bytes = length(file);
        if (bytes.isEmpty()) {
            return Sizes.UNKNOWN;
        }
        if (messageSize.isPresent() && !messageSize.equals(bytes)) {
            problems.add(
                    section.at(PAYLOAD_FILE),
                    "payloadFile " + Wording.whole(file.toString()) + " must have messageSize = " + messageSize.get()
                            + " bytes, but has " + bytes.get());
        }
        return new Sizes(bytes.get(), bytes.get());
    }

    private Sizes ofFolder(Path folder, Optional<Integer> messageSize) throws IOException {
        List<Integer> sizes = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PayloadSizes::isPayload)) {
            for (Path file : files) {
                length(file).ifPresent(sizes::add);
            }
        }
        if (sizes.isEmpty()) {
            problems.add(
                    section.at(PAYLOAD_FILE),
                    "payloadFile " + Wording.whole(folder.toString())
                            + " must have at least one file in it that is not empty");
            return Sizes.UNKNOWN;
        }
        if (messageSize.isPresent()) {
            problems.warn(
                    section.at(MESSAGE_SIZE), "messageSize is not used, because payloadFile is a folder of files");
        }
        return new Sizes(0, Collections.min(sizes));
    }

    private Optional<Integer> length(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes < 1 || bytes > LARGEST_MESSAGE || !Files.isReadable(file)) {
            problems.add(
                    section.at(PAYLOAD_FILE),
                    "payloadFile " + Wording.whole(file.toString()) + " must be readable and have 1 to "
                            + LARGEST_MESSAGE + " bytes, but "
                            + (Files.isReadable(file) ? "has " + bytes : "cannot be read"));
            return Optional.empty();
        }
        return Optional.of((int) bytes);
    }
}
