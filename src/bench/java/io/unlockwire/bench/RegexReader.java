package io.unlockwire.bench;

import io.unlockwire.unlock.Catalogue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one would write in an hour: the fields of one claim, in English, by a regular expression each. */
final class RegexReader {

    /** What it finds in the post with one claim. */
    static final String OF_ONE_CLAIM = "Arbitrum | 92.65 million | April 16 at 13:00 UTC | $27.8 million | 1.87%";

    private static final Pattern UNLOCK = Pattern.compile(
            "\\b(unlock(s|ing|ed)?|release[sd]?|vest(s|ing)?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![$\\d.])(\\d[\\d,.]*\\s*(?:million|billion|[MB])\\b|\\d{1,3}(?:,\\d{3})+)(?=\\s*[A-Za-z]*)");
    private static final Pattern VALUE = Pattern
            .compile("\\$\\s?\\d[\\d,.]*\\s*(?:million|billion|[MB]\\b)?");
    private static final Pattern SHARE = Pattern.compile("\\d+(?:\\.\\d+)?\\s?%");
    private static final Pattern TIME = Pattern.compile(
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)\\s+\\d{1,2}"
                    + "(?:,?\\s+\\d{4})?(?:\\s+at\\s+\\d{1,2}(?::\\d{2})?\\s*(?:[ap]\\.?m\\.?)?\\s*(?:UTC(?:[+-]\\d+)?)?)?");

    private final Pattern names;

    RegexReader(Catalogue catalogue) {
        this.names = Pattern.compile(catalogue.assets()
                .stream()
                .map(asset -> Pattern.quote(asset.name()))
                .collect(Collectors.joining("|", "\\b(?:", ")\\b")));
    }

    String read(String text) {
        if (!UNLOCK.matcher(text).find()) {
            return "";
        }
        return String.join(" | ", first(names, text), first(AMOUNT, text), first(TIME, text),
                first(VALUE, text),
                first(SHARE, text));
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }
}
