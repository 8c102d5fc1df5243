package io.unlockwire.feed;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a client likes its stream. Events unless it names NDJSON and not events; plain unless it names gzip. */
final class Preferences {

    private final List<String> accepted;
    private final List<String> encodings;

    Preferences(HttpServerRequest request) {
        accepted = wanted(request, HttpHeaders.ACCEPT);
        encodings = wanted(request, HttpHeaders.ACCEPT_ENCODING);
    }

    Form form() {
        boolean lines = accepted.contains(Form.NDJSON.mediaType())
                && !accepted.contains(Form.SSE.mediaType());
        return lines ? Form.NDJSON : Form.SSE;
    }

    boolean gzip() {
        return encodings.contains("gzip");
    }

    /** What is listed with a weight above zero. */
    private static List<String> wanted(HttpServerRequest request, CharSequence header) {
        return request.headers().getAll(header).stream()
                .flatMap(value -> Arrays.stream(value.split(",", 32)))
                .map(each -> each.toLowerCase(Locale.ROOT).replace(" ", ""))
                .filter(each -> !each.matches("[^;]*;(.*;)?q=0(\\.0*)?(;.*)?"))
                .map(each -> each.split(";", 2)[0])
                .toList();
    }
}
