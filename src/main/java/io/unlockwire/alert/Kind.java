package io.unlockwire.alert;

/** Why an alert is told. */
public enum Kind {
    NEW, CONFIRMED, REVISED, POSTPONED, ADVANCED, CANCELLED, CONFLICT, ENRICHED, REMINDER, OCCURRED
}
