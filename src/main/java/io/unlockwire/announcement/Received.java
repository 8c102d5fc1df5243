package io.unlockwire.announcement;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a record besides its value.
 *
 * @param appendedAt when it was appended to its topic, or received over HTTP: the last resort for a
 *            base
 * @param headers as text; the CloudEvents ones ({@code ce_source}, {@code ce_id}, {@code ce_time})
 *            are read where present, none is required
 */
public record Received(Instant appendedAt, @Nullable String key, Map<String, String> headers) {

    public Received {
        headers = Map.copyOf(headers);
    }
}
