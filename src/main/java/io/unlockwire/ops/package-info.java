/** What an operator watches: metrics, health, checks at start-up. */
@NullMarked
package io.unlockwire.ops;

import org.jspecify.annotations.NullMarked;
