package io.unlockwire.enrich;

/** What a provider can be asked for. */
public enum Part {
    QUOTE, SUPPLY, VOLUME
}
