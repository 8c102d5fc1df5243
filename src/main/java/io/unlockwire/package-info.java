/** Unlockwire, the live wire for token unlocks. */
@org.jspecify.annotations.NullMarked
package io.unlockwire;
