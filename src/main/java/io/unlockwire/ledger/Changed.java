package io.unlockwire.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One shown field that a claim has changed, in the alert's form.
 *
 * @param field its name in the alert: amount, unlockAt or status
 * @param old null where it was not known
 * @param now null where it is no longer known
 */
public record Changed(String field, @Nullable String old, @JsonProperty("new") @Nullable String now) {}
