/**
 * What the world knows about an unlock, within a budget of time; providers stand behind one port.
 */
@NullMarked
package io.unlockwire.enrich;

import org.jspecify.annotations.NullMarked;
