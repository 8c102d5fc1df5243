package io.unlockwire.bench.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Looks into another JVM's heap. */
final class Heap {

    private static final String JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();

    private Heap() {}

    /** Bytes of what is alive in it, all of its garbage having been collected twice. */
    static long live(long pid) throws IOException {
        jcmd(pid, "GC.run");
        String[] total = jcmd(pid, "GC.class_histogram").lines()
                .filter(line -> line.startsWith("Total")).findFirst()
                .orElseThrow(() -> new IOException("no histogram of process " + pid)).split("\\s+", -1);
        return Long.parseLong(total[2]);
    }

    private static String jcmd(long pid, String command) throws IOException {
        Process process = new ProcessBuilder(JCMD, String.valueOf(pid), command).redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
