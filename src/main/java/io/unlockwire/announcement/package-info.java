/** What arrives and what it says: a record becomes claims, or the reason why it does not. */
@NullMarked
package io.unlockwire.announcement;

import org.jspecify.annotations.NullMarked;
