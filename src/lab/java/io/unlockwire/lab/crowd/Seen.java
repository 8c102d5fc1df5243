package io.unlockwire.lab.crowd;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What all followers together have seen. Confined to the crowd's thread. */
final class Seen {

    private Delays delays = new Delays();
    private Delays first = new Delays();
    private long delivered;
    private long gaps;
    private long repeats;
    private int ended;
    private int returned;
    private long now;

    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** The moment at which what follows arrived, microseconds since 1970. */
    void at(long micros) {
        now = micros;
    }

    /** @param expected the number that the follower had not seen yet */
    void event(Stamp stamp, long expected) {
        delivered++;
        delays.add(now - stamp.micros());
        if (stamp.seq() < expected) {
            repeats++;
        } else {
            gaps += stamp.seq() - expected;
        }
    }

    void first(long micros) {
        first.add(micros);
    }

    void ended() {
        ended++;
    }

    void returned() {
        returned++;
    }

    void forget() {
        delays = new Delays();
        first = new Delays();
        delivered = 0;
        gaps = 0;
        repeats = 0;
        ended = 0;
        returned = 0;
    }

    Tally tally(int open, int failed, long lowest, long cpuMillis) {
        return new Tally(open, failed, ended, returned, delivered, gaps, repeats, lowest, delays.at(0.5),
                delays.at(0.99),
                delays.most(), new Tally.Share(first.at(0.5), first.at(0.99), first.most()), cpuMillis);
    }
}
