/** Alerts as a live stream, and what is known as a read model: SSE, REST, the page. */
@NullMarked
package io.unlockwire.feed;

import org.jspecify.annotations.NullMarked;
