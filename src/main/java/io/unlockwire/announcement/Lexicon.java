package io.unlockwire.announcement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of all languages in one trie, from {@code words/*.tsv}: sense, value, and the phrases
 * with {@code |} between. A {@code *} at the end stands for any ending; a blank for blanks and
 * hyphens.
 */
final class Lexicon {

    static final List<String> LANGUAGES = List.of("en", "zh", "es", "pt", "it", "de", "fr", "ko", "ja", "ru",
            "vi", "tr");
    private static final Pattern BAR = Pattern.compile("\\|");
    private static final char ANY_ENDING = '*';
    private static final Entry NONE = new Entry(null, null);
    private static final Lexicon BUILT_IN = new Lexicon();

    private final Trie<Entry> words;

    private Lexicon() {
        SortedMap<String, Entry> phrases = new TreeMap<>();
        LANGUAGES.forEach(language -> load(language, phrases));
        this.words = new Trie<>(phrases);
    }

    /** What a phrase means as it stands, and with any ending. */
    private record Entry(@Nullable Meaning exact, @Nullable Meaning stem) {

        Entry and(boolean anyEnding, Term term) {
            return anyEnding ? new Entry(exact, more(stem, term)) : new Entry(more(exact, term), stem);
        }

        private static Meaning more(@Nullable Meaning known, Term term) {
            return known == null ? Meaning.UNKNOWN.and(term) : known.and(term);
        }
    }

    static Lexicon builtIn() {
        return BUILT_IN;
    }

    /** Looks phrases up in one text; holds what was found last. */
    final class Search {

        private final char[] text;
        private @Nullable Meaning meaning;
        private int end;

        Search(char[] text) {
            this.text = text;
        }

        /** The longest phrase that begins here and ends at the end of a word, else null. */
        @Nullable
        Meaning at(int from) {
            meaning = null;
            int node = Trie.ROOT;
            int at = from;
            while (at < text.length) {
                char c = text[at];
                boolean blank = c == ' ' || (c == '-' && words.step(node, '-') == Trie.NONE);
                node = words.step(node, blank ? ' ' : c);
                if (node == Trie.NONE) {
                    break;
                }
                at = blank ? afterBlanks(at) : at + 1;
                Entry entry = words.value(node);
                if (entry != null) {
                    take(entry, at);
                }
            }
            return meaning;
        }

        /** Where the phrase found ends. */
        int end() {
            return end;
        }

        private void take(Entry entry, int at) {
            if (entry.exact() != null && boundary(text, at)) {
                meaning = entry.exact();
                end = at;
            } else if (entry.stem() != null) {
                meaning = entry.stem();
                end = endOfWord(text, at);
            }
        }

        private int afterBlanks(int from) {
            int at = from;
            while (at < text.length && (text[at] == ' ' || text[at] == '-')) {
                at++;
            }
            return at;
        }
    }

    Search search(char[] text) {
        return new Search(text);
    }

    static boolean boundary(char[] text, int at) {
        boolean within = at < text.length && Folding.digit(text[at]) && Folding.digit(text[at - 1]);
        return !within && (at >= text.length || !Folding.letter(text[at]) || Folding.unspaced(text[at])
                || Folding.unspaced(text[at - 1]) || Folding.digit(text[at - 1]));
    }

    private static int endOfWord(char[] text, int at) {
        int end = at;
        while (end < text.length && Folding.letter(text[end]) && !Folding.unspaced(text[end])) {
            end++;
        }
        return end;
    }

    private static void load(String language, SortedMap<String, Entry> phrases) {
        try (InputStream file = Lexicon.class.getResourceAsStream("words/" + language + ".tsv")) {
            if (file == null) {
                throw new IllegalStateException("words of " + language + " are not on the class path");
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(line, language, phrases));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String line, String language, SortedMap<String, Entry> phrases) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 3) {
            throw new IllegalStateException("words of " + language + ": three columns, not: " + line);
        }
        Term term = Term.of(Sense.valueOf(columns[0]), columns[1], language);
        for (String phrase : BAR.split(columns[2], -1)) {
            String written = phrase.strip();
            int length = written.length();
            boolean anyEnding = written.charAt(length - 1) == ANY_ENDING;
            phrases.compute(Folding.phrase(anyEnding ? written.substring(0, length - 1) : written),
                    (key, known) -> (known == null ? NONE : known).and(anyEnding, term));
        }
    }
}
