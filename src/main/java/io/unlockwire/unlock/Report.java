package io.unlockwire.unlock;

import java.util.Locale;

/** A claim together with who told it. */
public record Report(Claim claim, Origin origin) {

    /**
     * Who is counted: the data source where one is named, else the relay, else the channel; lower case.
     */
    public String teller() {
        String name = claim.dataSource() != null
                ? claim.dataSource()
                : claim.relay() != null ? claim.relay() : origin.source();
        return name.toLowerCase(Locale.ROOT);
    }
}
