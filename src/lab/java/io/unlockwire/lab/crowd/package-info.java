/**
 * Thousands of followers of a stream on one thread, in a process of its own: what reached each of them, in which
 * order, how late. It knows nothing of the service but HTTP and server-sent events.
 */
package io.unlockwire.lab.crowd;
