/** The vocabulary: token, amount, time with a precision, claim, report, verdict. The JDK only. */
@NullMarked
package io.unlockwire.unlock;

import org.jspecify.annotations.NullMarked;
