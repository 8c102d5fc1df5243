package io.unlockwire.announcement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One announcement as it was posted, its meaning aside.
 *
 * @param source the channel, never blank
 * @param url an http or https address, else null
 * @param base the moment that its relative dates count from
 * @param language as declared, else null
 * @param text empty for a structured announcement that carries none
 */
public record Post(String source, @Nullable String sourceId, @Nullable String url, Instant base,
        @Nullable String language, String text) {}
