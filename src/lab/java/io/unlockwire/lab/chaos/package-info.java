/**
 * The chaos lab: {@code mvn -Pchaos}. Load with known truth, faults by seed, and at the end the word of a checker
 * that trusts nobody.
 */
package io.unlockwire.lab.chaos;
