package io.unlockwire.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * What a process and its descendants have used since they began, and hold now.
 *
 * @param user processor time in their own code
 * @param system processor time in the kernel on their behalf
 * @param rss bytes of memory in which they reside; a page that two of them share counts twice
 */
public record Usage(Duration user, Duration system, long rss) {

    private static final Usage NONE = new Usage(Duration.ZERO, Duration.ZERO, 0);
    private static final long TICK_MILLIS = 10;
    private static final int USER = 11;

    public static Usage of(long pid) {
        LongStream children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid);
        return LongStream.concat(LongStream.of(pid), children).mapToObj(Usage::alone).reduce(NONE,
                Usage::plus);
    }

    /** Processor time since then; what is resident stays that of now. */
    public Usage since(Usage before) {
        return new Usage(user.minus(before.user), system.minus(before.system), rss);
    }

    public Duration cpu() {
        return user.plus(system);
    }

    private Usage plus(Usage other) {
        return new Usage(user.plus(other.user), system.plus(other.system), rss + other.rss);
    }

    private static Usage alone(long pid) {
        Path process = Path.of("/proc", String.valueOf(pid));
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return new Usage(ticks(fields[USER]), ticks(fields[USER + 1]), resident(process));
        } catch (NoSuchFileException ended) {
            return NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration ticks(String field) {
        return Duration.ofMillis(Long.parseLong(field) * TICK_MILLIS);
    }

    private static long resident(Path process) throws IOException {
        return Files.readAllLines(process.resolve("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .sum();
    }
}
