package io.unlockwire.pipeline;

import io.unlockwire.alert.Schedule;
import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.LedgerCodec;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * When there is something to do for an unlock, beside its ledger record, so that a restore need not
 * decode what it keeps. Only the writer's own rules give it; read under other rules, or where it is
 * missing, it is worked out anew. Thread-safe.
 */
final class DueHeader {

    private static final String NAME = "due";
    private static final int LENGTH = Long.BYTES + Integer.BYTES;

    private final Schedule schedule;
    private final Clock clock;
    private final int rules;
    private final LedgerCodec codec = new LedgerCodec();

    DueHeader(Schedule schedule, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
        this.rules = schedule.fingerprint();
    }

    void write(Headers headers, Known known) {
        headers.add(NAME, ByteBuffer.allocate(LENGTH).putLong(due(known)).putInt(rules).array());
    }

    /** Epoch milliseconds; never for a record that deletes, or that cannot be read. */
    long read(Headers headers, byte @Nullable [] value) {
        if (value == null) {
            return LedgerStore.NEVER;
        }
        Header header = headers.lastHeader(NAME);
        if (header != null && header.value() != null && header.value().length == LENGTH) {
            ByteBuffer bytes = ByteBuffer.wrap(header.value());
            long due = bytes.getLong();
            if (bytes.getInt() == rules) {
                return due;
            }
        }
        try {
            return due(codec.decode(value));
        } catch (UncheckedIOException e) {
            return LedgerStore.NEVER;
        }
    }

    private long due(Known known) {
        return schedule.next(known, clock.instant()).toEpochMilli();
    }
}
