package io.unlockwire.lab.chaos;

import io.unlockwire.testkit.BrokerProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A file system in memory of the broker's own, small enough to be filled. Mounting it needs root. */
final class Disk implements AutoCloseable {

    private static final int MEBIBYTES = 768;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private final boolean mounted;

    private Disk(Path directory, boolean mounted) {
        this.directory = directory;
        this.mounted = mounted;
    }

    /** The directory as it is: it cannot be filled. */
    static Disk none(Path directory) {
        return new Disk(directory, false);
    }

    static Disk mounted(Path directory) {
        if (run("mount", "-t", "tmpfs", "-o", "size=" + MEBIBYTES + "m", "tmpfs",
                directory.toString()) != 0) {
            throw new IllegalStateException(
                    "a full disk needs a file system of its own, and mounting one needs root");
        }
        return new Disk(directory, true);
    }

    Path directory() {
        return directory;
    }

    /** Fills it until the broker ends, makes room, and starts the broker again; empty if it did not end. */
    String fill(BrokerProcess broker) {
        Path filler = directory.resolve("filler");
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (int i = 0; i < MEBIBYTES; i++) {
                out.write(block);
            }
        } catch (IOException full) {
            System.out.println("  the disk is full: " + full.getMessage());
        }
        boolean ended = Replica.within(PATIENCE, () -> !broker.isAlive());
        try {
            Files.delete(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (ended) {
            broker.start();
        }
        return ended ? "broker-1 ended" : "broker-1 went on";
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public void close() {
        if (mounted && run("umount", "-l", directory.toString()) != 0) {
            System.err.println(directory + " could not be unmounted");
        }
    }
}
