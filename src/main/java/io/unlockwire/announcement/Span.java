package io.unlockwire.announcement;

import com.fasterxml.jackson.annotation.JsonFormat;

/** The words {@code [from, to)} of a post's text, counted in UTF-16 units; in JSON {@code [from, to]}. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Span(int from, int to) {

    public Span {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no span from " + from + " to " + to);
        }
    }
}
