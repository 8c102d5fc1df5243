package io.unlockwire.announcement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of all languages in one trie, from {@code words/*.tsv}: sense, value, and the phrases
 * with {@code |} between. A {@code *} at the end stands for any ending; a blank for blanks and
 * hyphens.
 */
final class Lexicon {

    private static final List<String> LANGUAGES = List.of("en", "zh", "es", "pt", "it", "de", "fr", "ko",
            "ja",
            "ru", "vi", "tr");
    private static final Pattern BAR = Pattern.compile("\\|");
    private static final char ANY_ENDING = '*';
    private static final Lexicon BUILT_IN = new Lexicon();

    private final Trie<List<Term>> words = new Trie<>();

    /** A phrase found. */
    record Match(int to, List<Term> terms) {}

    private Lexicon() {
        LANGUAGES.forEach(this::load);
    }

    static Lexicon builtIn() {
        return BUILT_IN;
    }

    /** The longest phrase that begins here and ends at the end of a word. */
    @Nullable
    Match longest(char[] text, int from) {
        Trie<List<Term>> node = words;
        Match best = null;
        int at = from;
        while (node != null) {
            if (at > from) {
                best = better(best, node, text, at);
            }
            if (at >= text.length) {
                return best;
            }
            char c = text[at];
            if (c == ' ' || (c == '-' && node.step('-') == null)) {
                node = node.step(' ');
                at = afterBlanks(text, at);
            } else {
                node = node.step(c);
                at++;
            }
        }
        return best;
    }

    private static @Nullable Match better(@Nullable Match best, Trie<List<Term>> node, char[] text, int at) {
        List<Term> exact = node.value();
        if (exact != null && boundary(text, at)) {
            return new Match(at, exact);
        }
        Trie<List<Term>> stem = node.step(ANY_ENDING);
        List<Term> any = stem == null ? null : stem.value();
        return any == null ? best : new Match(endOfWord(text, at), any);
    }

    static boolean boundary(char[] text, int at) {
        return at >= text.length || !Character.isLetter(text[at]) || Folding.unspaced(text[at])
                || Folding.unspaced(text[at - 1])
                || Character.isDigit(text[at - 1]);
    }

    static int endOfWord(char[] text, int at) {
        int end = at;
        while (end < text.length && Character.isLetter(text[end]) && !Folding.unspaced(text[end])) {
            end++;
        }
        return end;
    }

    private static int afterBlanks(char[] text, int from) {
        int at = from;
        while (at < text.length && (text[at] == ' ' || text[at] == '-')) {
            at++;
        }
        return at;
    }

    private void load(String language) {
        try (InputStream file = Lexicon.class.getResourceAsStream("words/" + language + ".tsv")) {
            if (file == null) {
                throw new IllegalStateException("words of " + language + " are not on the class path");
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(line, language));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line, String language) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 3) {
            throw new IllegalStateException("words of " + language + ": three columns, not: " + line);
        }
        Term term = Term.of(Sense.valueOf(columns[0]), columns[1], language);
        for (String phrase : BAR.split(columns[2], -1)) {
            Trie<List<Term>> end = words.path(Folding.phrase(phrase.strip()));
            List<Term> terms = end.value() == null ? List.of() : end.value();
            end.value(Stream.concat(terms.stream(), Stream.of(term)).toList());
        }
    }
}
