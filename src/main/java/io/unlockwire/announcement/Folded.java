package io.unlockwire.announcement;

import org.jspecify.annotations.Nullable;

/**
 * A text in two forms of the same length: {@code plain} keeps case and marks, {@code text} is what
 * the rules compare.
 *
 * @param origin where each character stands in the text as posted, its end last; null where all stand
 *            where they stood
 */
record Folded(String plain, char[] text, int @Nullable [] origin) {

    /** The words {@code [from, to)} in the text as posted. */
    Span span(int from, int to) {
        if (origin == null) {
            return new Span(from, to);
        }
        int end = to;
        while (end < text.length && to > from && origin[end] == origin[to - 1]) {
            end++;
        }
        return new Span(origin[from], origin[end]);
    }
}
