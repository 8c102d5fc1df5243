package io.unlockwire.unlock;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One naming of an asset: a rename gives the same id a second one.
 *
 * @param from the first day on which the names mean it; null since ever
 * @param until the first day on which they no longer do; null without end
 * @param everydayNames names and aliases of one word are words of everyday language ("Story"): alone
 *            they prove nothing
 * @param everydayTicker the ticker is a word or an abbreviation of everyday writing ("AI", "NOT"): it
 *            means the token only where it is marked as a ticker
 */
public record Asset(String id, String name, @Nullable String ticker, @Nullable String coinGeckoId,
        @Nullable LocalDate from, @Nullable LocalDate until, List<String> aliases, boolean everydayNames,
        boolean everydayTicker) {

    public Asset {
        Objects.requireNonNull(name, "name");
        if (id.isBlank() || id.startsWith(Token.UNRESOLVED)) {
            throw new IllegalArgumentException("not an asset id: " + id);
        }
        aliases = List.copyOf(aliases);
    }

    /** Whether these names are in use on that day. */
    public boolean validOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }

    /** Every name it goes by, its own first. */
    public List<String> names() {
        return Stream.concat(Stream.of(name), aliases.stream()).toList();
    }

    /** Whether that one of its names is a word of everyday language. */
    public boolean everyday(String ofNames) {
        return everydayNames && ofNames.indexOf(' ') < 0;
    }

    boolean startedBy(LocalDate day) {
        return from == null || !day.isBefore(from);
    }

    /** The asset as an announcement's token. */
    public Token token() {
        return new Token(name, ticker, id);
    }
}
