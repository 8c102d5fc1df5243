package io.unlockwire.unlock;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One naming of an asset: a rename gives the same id a second one.
 *
 * @param from the first day on which the names mean it; null since ever
 * @param until the first day on which they no longer do; null without end
 * @param everydayWord the name is a word of everyday language ("Story", "Move"): alone it proves
 *            nothing
 */
public record Asset(String id, String name, @Nullable String ticker, @Nullable String coinGeckoId,
        @Nullable LocalDate from, @Nullable LocalDate until, List<String> aliases, boolean everydayWord) {

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

    /** The asset as an announcement's token. */
    public Token token() {
        return new Token(name, ticker, id);
    }
}
