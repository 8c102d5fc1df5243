package io.unlockwire.announcement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is named as having computed it, and who as having passed it on; hashtags do not count. */
record Attribution(@Nullable String dataSource, @Nullable String relay, Map<String, Span> spans) {

    static Attribution of(Lexed lexed) {
        String dataSource = null;
        String relay = null;
        Map<String, Span> spans = new HashMap<>();
        for (int i = 0; i < lexed.size(); i++) {
            Lexeme lexeme = lexed.at(i);
            if (lexeme.terms().isEmpty() || lexed.sign(i - 1, '#')) {
                continue;
            }
            Term data = lexeme.term(Sense.DATA_SOURCE);
            if (data != null && dataSource == null) {
                dataSource = data.value();
                spans.put("dataSource", new Span(lexeme.from(), lexeme.to()));
            }
            Term passed = lexeme.term(Sense.RELAY);
            if (passed != null && relay == null) {
                relay = passed.value();
                spans.put("relay", new Span(lexeme.from(), lexeme.to()));
            }
        }
        return new Attribution(dataSource, relay, Map.copyOf(spans));
    }

    /** The zone's configuration is asked by these names, in this order. */
    List<String> names() {
        return relay == null ? dataSource == null ? List.of() : List.of(dataSource) : List.of(relay);
    }
}
