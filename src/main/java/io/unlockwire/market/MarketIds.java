package io.unlockwire.market;

import io.unlockwire.unlock.Token;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which id a tracker gives a token. */
@FunctionalInterface
interface MarketIds {

    /** Null where it is not known. */
    @Nullable
    String of(Token token);

    /** Many as one value of an address, whatever they are made of. */
    static String joined(Collection<String> ids) {
        return ids.stream().sorted()
                .map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining(","));
    }
}
