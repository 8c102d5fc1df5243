/** Hostile records through the running service: {@code mvn -Ppoison}. */
package io.unlockwire.lab.poison;
