/**
 * What is already known: the verdict rules over bounded state. Pure: no clock, no input or output.
 */
@NullMarked
package io.unlockwire.ledger;

import org.jspecify.annotations.NullMarked;
