package io.unlockwire.testkit;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A shell that does one thing when this JVM ends, however it ends: it waits for the end of a pipe that only this JVM
 * holds open.
 */
final class Guard {

    /** Held, since the pipe of a process that nobody holds is closed. */
    private static final Set<Guard> STANDING = ConcurrentHashMap.newKeySet();

    private final Process shell;

    private Guard(Process shell) {
        this.shell = shell;
    }

    static Guard killing(long pid) throws IOException {
        return standing("kill -KILL \"$0\"", String.valueOf(pid));
    }

    /** For who has children of its own to end. */
    static Guard terminating(long pid) throws IOException {
        return standing("kill -TERM \"$0\"", String.valueOf(pid));
    }

    static Guard removing(Path directory) throws IOException {
        return standing("rm -rf \"$0\"", directory.toString());
    }

    /** Its reason has gone: it does nothing any more. */
    void dismiss() {
        shell.destroyForcibly();
        STANDING.remove(this);
    }

    private static Guard standing(String action, String about) throws IOException {
        Guard guard = new Guard(
                new ProcessBuilder("sh", "-c", "trap '' INT TERM HUP; read -r line; " + action, about)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start());
        STANDING.add(guard);
        return guard;
    }
}
