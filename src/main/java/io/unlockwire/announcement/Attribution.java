package io.unlockwire.announcement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is named as having computed it, and who as having passed it on; hashtags do not count. */
record Attribution(@Nullable String dataSource, @Nullable String relay, Map<String, Span> spans) {

    private static final String TRACKER = "Token Unlocks";
    private static final Attribution NOBODY = new Attribution(null, null, Map.of());

    static Attribution of(Lexed lexed) {
        if (!lexed.has(Sense.DATA_SOURCE) && !lexed.has(Sense.RELAY) && !lexed.has(Sense.ATTRIBUTION)) {
            return NOBODY;
        }
        String dataSource = null;
        String relay = null;
        boolean certain = false;
        Map<String, Span> spans = new HashMap<>();
        for (int i = 0; i < lexed.size(); i++) {
            Lexeme lexeme = lexed.at(i);
            if (dataSource == null && tracker(lexed, i)) {
                dataSource = TRACKER;
                certain = true;
                spans.put("dataSource", lexed.span(i, i + 1));
            }
            if ((!lexeme.has(Sense.DATA_SOURCE) && !lexeme.has(Sense.RELAY)) || lexed.sign(i - 1, '#')) {
                continue;
            }
            Term data = lexeme.term(Sense.DATA_SOURCE);
            boolean named = data != null && attributed(lexed, i);
            if (data != null && (dataSource == null || (named && !certain))) {
                dataSource = data.value();
                spans.put("dataSource", lexed.span(i, i + 1));
                certain = named;
            }
            Term passed = lexeme.term(Sense.RELAY);
            if (passed != null && relay == null) {
                relay = passed.value();
                spans.put("relay", lexed.span(i, i + 1));
            }
        }
        return new Attribution(dataSource, relay, Map.copyOf(spans));
    }

    /** "Segundo a Token Unlocks": the tracker is called by the very words that mean an unlock. */
    private static boolean tracker(Lexed lexed, int i) {
        return lexed.has(i, Sense.UNLOCK) && lexed.written(i).equals(TRACKER) && attributed(lexed, i);
    }

    /** "According to X", or "X shows"; a mark or a word without weight may stand between. */
    private static boolean attributed(Lexed lexed, int i) {
        int at = i - 1;
        while (at > i - 4 && (lexed.has(at, Sense.FILLER) || lexed.sign(at, ':') || lexed.sign(at, '-'))
                && !lexed.has(at, Sense.ATTRIBUTION)) {
            at--;
        }
        return lexed.has(at, Sense.ATTRIBUTION) || lexed.has(i + 1, Sense.ATTRIBUTION);
    }

    /** The zone's configuration is asked by these names, in this order. */
    List<String> names() {
        return relay == null ? dataSource == null ? List.of() : List.of(dataSource) : List.of(relay);
    }
}
