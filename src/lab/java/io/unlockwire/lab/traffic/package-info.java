/**
 * Announcements whose truth is known: what to send, and what must become of it. It shares no code with the
 * service.
 */
package io.unlockwire.lab.traffic;
