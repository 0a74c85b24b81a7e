package bench.campaign;

import bench.result.Campaign;
import bench.result.CampaignJson;
import bench.result.Result;
import bench.result.ResultJson;
import bench.result.RunOutcome;
import bench.result.UnreadableResultException;
import bench.yaml.ConfigException;
import bench.yaml.Wording;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder of a campaign: {@code campaign.json}, the results in {@code runs}, and in {@code logs} what each run has printed.
 *
 * <p>Of two processes only one may go on with a campaign: the other finds it locked, for as long as the first one lives.
 */
public final class CampaignFolder implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String RUN_LOCK = ".run-lock";
    private static final String KEPT = ".old";

    private final Path dir;
    /** Holds the lock while it is open. */
    private final FileChannel lock;

    private CampaignFolder(Path dir, FileChannel lock) {
        this.dir = dir;
        this.lock = lock;
    }

    /**
     * Makes the folder of a new campaign, where it is not there.
     *
     * @throws ConfigException when there is a campaign in it, or it cannot be written to
     */
    public static CampaignFolder make(Path dir) {
        if (Files.exists(dir.resolve(CampaignJson.FILE))) {
            throw new ConfigException(
                    dir + ": has a campaign already: go on with it by --resume " + dir + ", or name another folder");
        }
        return prepared(dir);
    }

    /**
     * Opens the folder of a campaign that is to go on.
     *
     * @throws ConfigException when there is none in it that can be read, or another process is at it
     */
    public static CampaignFolder open(Path dir) {
        if (!Files.isRegularFile(dir.resolve(CampaignJson.FILE))) {
            throw new ConfigException(
                    dir + ": has no campaign to go on with: there is no " + CampaignJson.FILE + " in it");
        }
        // Before anything is made in its folder.
        var unused = read(dir);
        return prepared(dir);
    }

    private static CampaignFolder prepared(Path dir) {
        if (Files.isDirectory(dir)) {
            CampaignPaths.checkLinks(dir);
        }
        try {
            Files.createDirectories(dir.resolve(CampaignPaths.RUNS));
            Files.createDirectories(dir.resolve(CampaignPaths.LOGS));
            return locked(dir);
        } catch (IOException e) {
            throw new ConfigException(dir + ": the folder of the campaign cannot be written to: " + Wording.reason(e));
        }
    }

    private static CampaignFolder locked(Path dir) throws IOException {
        FileChannel channel = FileChannel.open(dir.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean isLocked = false;
        try {
            isLocked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            isLocked = false;
        } finally {
            if (!isLocked) {
                channel.close();
            }
        }
        if (!isLocked) {
            throw new ConfigException(
                    dir + ": another process is at this campaign: wait until it has ended, or end it");
        }
        return new CampaignFolder(dir, channel);
    }

    /** Where it is. */
    public Path dir() {
        return dir;
    }

    /** Where a run writes its result. */
    public static String resultOf(String id) {
        return CampaignPaths.resultOf(id);
    }

    /** Where a run prints. */
    public Path log(String id) {
        return dir.resolve(CampaignPaths.LOGS).resolve(id + ".log");
    }

    /** Which each run holds while it lives, so that none begins beside one that is still cleaning up. */
    public Path runLock() {
        return dir.resolve(RUN_LOCK);
    }

    /**
     * Reads what is written of a campaign in a folder.
     *
     * @throws ConfigException when there is none that can be read, or it leads to files that are none of its own
     */
    public static Campaign read(Path dir) {
        Path file = dir.resolve(CampaignJson.FILE);
        try {
            Campaign campaign = CampaignJson.read(Files.readAllBytes(file), file.toString());
            CampaignPaths.check(dir, campaign);
            CampaignPaths.checkLinks(dir);
            return campaign;
        } catch (UnreadableResultException e) {
            throw new ConfigException(e.getMessage());
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read: " + Wording.reason(e));
        }
    }

    /** Writes it down: whole, or not at all, also where the machine goes down meanwhile. */
    public void save(Campaign campaign) {
        Path file = dir.resolve(CampaignJson.FILE);
        try {
            write(file, CampaignJson.write(campaign));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written to: " + Wording.reason(e), e);
        }
    }

    private void write(Path file, byte[] content) throws IOException {
        Path part = dir.resolve("." + CampaignJson.FILE + ".part");
        // No channel: an interrupt would close it in the middle of this.
        try (FileOutputStream out = new FileOutputStream(part.toFile())) {
            out.write(content);
            out.getFD().sync();
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The result of a run; empty where it has left none that can be read. */
    public Optional<Result> result(String file) {
        Path path = dir.resolve(file);
        try {
            return Files.exists(path)
                    ? Optional.of(ResultJson.read(Files.readAllBytes(path), path.toString()))
                    : Optional.empty();
        } catch (IOException | UnreadableResultException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes way for the result of a run that is about to be made. A part of a result that the same run has left is deleted, and
     * anything else gets another name.
     *
     * @param before what had become of the run until now
     * @return what was there, under its new name; empty where there is nothing to keep
     */
    public Optional<Path> makeWay(String file, RunOutcome before) throws IOException {
        Path path = dir.resolve(file);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (result(file).filter(before::hasLeft).isPresent()) {
            Files.delete(path);
            return Optional.empty();
        }
        Path kept = dir.resolve(file + KEPT);
        for (int i = 2; Files.exists(kept, LinkOption.NOFOLLOW_LINKS); i++) {
            kept = dir.resolve(file + KEPT + "-" + i);
        }
        return Optional.of(Files.move(path, kept));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The process gives it back with its end.
            return;
        }
    }
}
