package io.unlockwire.unlock;

import java.util.List;
import java.util.Locale;

/**
 * A claim together with who told it.
 *
 * @param siblings what the rows beside it in the same post say of the same asset
 */
public record Report(Claim claim, Origin origin, List<Sibling> siblings) {

    public Report {
        siblings = List.copyOf(siblings);
    }

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
