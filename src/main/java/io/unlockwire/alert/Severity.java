package io.unlockwire.alert;

/** How loudly an unlock is told. */
public enum Severity {
    LOW, MEDIUM, HIGH, CRITICAL
}
