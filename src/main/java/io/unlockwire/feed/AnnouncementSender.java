package io.unlockwire.feed;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts an announcement on the announcements topic for whoever sends it over HTTP. */
public interface AnnouncementSender {

    /**
     * Sends one record when subscribed to; may be called from any thread and never blocks it.
     *
     * @param value the record's value, byte for byte
     * @param key the record's key; null lets the producer choose the partition
     * @return where the record lies, once all in-sync replicas have it; fails while the broker is away
     */
    Uni<Sent> send(byte[] value, @Nullable String key, Map<String, String> headers);

    /** Where a record was written. */
    record Sent(String topic, int partition, long offset) {}
}
