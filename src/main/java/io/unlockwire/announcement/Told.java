package io.unlockwire.announcement;

import io.unlockwire.unlock.Claim;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A claim together with the words that gave it.
 *
 * @param spans by the claim's field name, in the order of the names; empty for a structured claim
 */
public record Told(Claim claim, Map<String, Span> spans) {

    public Told {
        spans = Collections.unmodifiableMap(new TreeMap<>(spans));
    }
}
