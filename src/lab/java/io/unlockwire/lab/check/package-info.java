/**
 * The checker: it knows what was sent, reads what came out as any consumer would, and trusts nothing of the
 * service. It shares no code with it.
 */
package io.unlockwire.lab.check;
