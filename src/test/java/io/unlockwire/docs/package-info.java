/** What the documents say is held against the code. */
@NullMarked
package io.unlockwire.docs;

import org.jspecify.annotations.NullMarked;
