/** Who may: keys by configuration, and the signed tokens of an identity provider. */
@NullMarked
package io.unlockwire.access;

import org.jspecify.annotations.NullMarked;
