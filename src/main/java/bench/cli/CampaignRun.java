package bench.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/**
 * The main class of the process of a run of a campaign: {@code bench run} that ends with its campaign.
 *
 * <p>The campaign holds the other end of standard input. Its first line says which broker there is; when it is closed, which the
 * kernel does however the campaign ends, the run ends in order. Any other signal is one of those that a terminal sends to all
 * processes at once: it ends the run in the same way, and a second one does nothing more, as the campaign decides about that.
 */
final class CampaignRun {
    /** Less than the campaign has itself, so that it hears how the run has ended. */
    static final StopSignals.Manner MANNER = new StopSignals.Manner(false, Duration.ofMillis(8_500));

    private CampaignRun() {}

    /** Arguments: the file that is locked by the one run that there may be, and those of {@code bench}. */
    public static void main(String[] args) throws IOException {
        BufferedReader campaign = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String greeting = campaign.readLine();
        if (greeting == null) {
            // The campaign is gone already.
            return;
        }
        Bench bench = new Bench();
        bench.useBroker(GivenBroker.of(greeting));
        // Open until the end: the lock goes with it.
        try (FileChannel turn =
                FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Bench.run(
                    bench,
                    MANNER,
                    signals -> {
                        watch(campaign, signals);
                        waitFor(turn);
                    },
                    Arrays.copyOfRange(args, 1, args.length));
        }
    }

    private static void watch(BufferedReader campaign, StopSignals signals) {
        Thread watch = new Thread(
                () -> {
                    awaitEnd(campaign);
                    signals.stop();
                },
                "bench-campaign-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd(BufferedReader campaign) {
        try {
            String line = campaign.readLine();
            while (line != null) {
                line = campaign.readLine();
            }
        } catch (IOException e) {
            // It cannot be heard any more, which is the same.
            return;
        }
    }

    /**
     * Until the run before has ended, which may still be cleaning up after a campaign that was killed: two runs would measure each
     * other. The kernel gives the lock back with the process.
     */
    private static void waitFor(FileChannel turn) {
        try {
            var unused = turn.lock();
        } catch (IOException e) {
            // A file system without locks, or a stop meanwhile, of which the run hears by itself.
            return;
        }
    }
}
