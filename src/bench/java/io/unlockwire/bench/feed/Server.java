package io.unlockwire.bench.feed;

import io.unlockwire.bench.process.Usage;
import io.unlockwire.testkit.ProgramProcess;
import java.util.List;

/** A contender at work. For one thread. */
interface Server extends AutoCloseable {

    int port();

    /** Where the stream is. */
    String path();

    /** Its first process; others are that one's children. */
    long pid();

    boolean isAlive();

    String logTail();

    @Override
    void close();

    default Usage usage() {
        return Usage.of(pid());
    }

    /** A program, and programs beside it that do not count but end with it. */
    static Server of(ProgramProcess program, int port, String path, List<ProgramProcess> beside) {
        return new Server() {
            @Override
            public int port() {
                return port;
            }

            @Override
            public String path() {
                return path;
            }

            @Override
            public long pid() {
                return program.pid();
            }

            @Override
            public boolean isAlive() {
                return program.isAlive() && beside.stream().allMatch(ProgramProcess::isAlive);
            }

            @Override
            public String logTail() {
                return program.logTail();
            }

            @Override
            public void close() {
                beside.forEach(ProgramProcess::close);
                program.close();
            }
        };
    }
}
