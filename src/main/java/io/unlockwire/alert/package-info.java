/** Whether it is worth telling and how loudly, and the form an alert has. */
@NullMarked
package io.unlockwire.alert;

import org.jspecify.annotations.NullMarked;
