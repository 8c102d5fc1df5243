/**
 * The way of an announcement as OpenTelemetry spans, joined across topics by W3C trace context. Spans are
 * made and exported only where the configuration names a collector; the context of others is passed on always.
 */
@NullMarked
package io.unlockwire.trace;

import org.jspecify.annotations.NullMarked;
