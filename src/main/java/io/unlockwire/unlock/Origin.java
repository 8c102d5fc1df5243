package io.unlockwire.unlock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who told it, and when.
 *
 * @param source the channel, for example a news desk's name
 * @param sourceId the channel's own id of the post
 * @param publishedAt the base of every relative date: the post's own time, else its record's
 * @param appendedAt when the record was appended to the announcements topic
 * @param traceId the W3C trace id that came with the record
 */
public record Origin(String source, @Nullable String sourceId, @Nullable String url, Instant publishedAt,
        Instant appendedAt, Coordinates at, @Nullable String traceId) {}
