/** The providers of market figures: on the web, on a topic of a desk's own, and a snapshot for the demo. */
@NullMarked
package io.unlockwire.market;

import org.jspecify.annotations.NullMarked;
