package io.unlockwire.announcement;

import io.unlockwire.unlock.Asset;
import io.unlockwire.unlock.Catalogue;
import io.unlockwire.unlock.NameForm;
import io.unlockwire.unlock.Token;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the catalogue's names in a text, whatever blanks and marks stand between their letters. */
final class Names {

    private static final int MAX_LENGTH = 64;

    private final Catalogue catalogue;
    private final Trie<Entry> names;
    private final Map<String, Entry> tickers = new HashMap<>();
    private final Set<String> plainTickers = new HashSet<>();

    Names(Catalogue catalogue) {
        this.catalogue = catalogue;
        SortedMap<String, Entry> entries = new TreeMap<>();
        for (Asset asset : catalogue.assets()) {
            asset.names().forEach(name -> add(name, asset, asset.everyday(name), entries));
            if (asset.ticker() != null) {
                String ticker = asset.ticker().toUpperCase(Locale.ROOT);
                tickers.merge(ticker, new Entry(ticker, lasting(asset) ? asset : null, false), Entry::and);
                if (!asset.everydayTicker()) {
                    plainTickers.add(ticker);
                }
            }
        }
        this.names = new Trie<>(entries);
    }

    /**
     * A name.
     *
     * @param always the one asset that it means, whatever the day and the ticker beside it; else null
     * @param everyday it is a word of everyday language
     */
    record Entry(String form, @Nullable Asset always, boolean everyday) {

        Entry and(Entry other) {
            boolean same = always != null && always.equals(other.always);
            return new Entry(form, same ? always : null, everyday || other.everyday);
        }
    }

    private void add(String name, Asset asset, boolean everyday, SortedMap<String, Entry> entries) {
        String form = NameForm.of(name);
        String folded = Folding.phrase(form);
        if (!folded.isEmpty() && folded.length() <= MAX_LENGTH) {
            entries.merge(folded, new Entry(form, lasting(asset) ? asset : null, everyday), Entry::and);
        }
    }

    /** It never had another name or ticker, nor will it. */
    private boolean lasting(Asset asset) {
        return asset.from() == null && asset.until() == null
                && catalogue.assets().stream().filter(other -> other.id().equals(asset.id())).count() == 1;
    }

    /** Looks names up in one text; holds what was found last. */
    final class Search {

        private final char[] text;
        private int end;

        Search(char[] text) {
            this.text = text;
        }

        /** The longest name that begins here, else null. */
        @Nullable
        Entry at(int from) {
            Entry longest = null;
            int node = Trie.ROOT;
            for (int at = from; at < text.length && at - from < 2 * MAX_LENGTH; at++) {
                char c = text[at];
                if (Folding.letterOrDigit(c)) {
                    node = names.step(node, c);
                    if (node == Trie.NONE) {
                        break;
                    }
                    Entry entry = names.value(node);
                    if (entry != null && ends(at + 1)) {
                        longest = entry;
                        end = at + 1;
                    }
                } else if (!mark(at)) {
                    break;
                }
            }
            return longest;
        }

        /** Where the name found ends. */
        int end() {
            return end;
        }

        private boolean ends(int at) {
            return Lexicon.boundary(text, at) && (at >= text.length || !Folding.digit(text[at]));
        }

        /** Within a name: one blank, dash or dot. */
        private boolean mark(int at) {
            char c = text[at];
            boolean letterFollows = at + 1 < text.length && Folding.letterOrDigit(text[at + 1]);
            return letterFollows && (c == ' ' || c == '-' || c == '.');
        }
    }

    Search search(char[] text) {
        return new Search(text);
    }

    /** The asset that the name means that day, beside that ticker; else null. */
    @Nullable
    Asset asset(Entry entry, @Nullable String ticker, LocalDate day) {
        return entry.always() != null ? entry.always() : catalogue.find(entry.form(), ticker, day);
    }

    /** The token that the ticker alone means that day, provisional where it is unknown or means several. */
    Token token(String ticker, LocalDate day) {
        Entry entry = tickers.get(ticker);
        return entry == null || entry.always() == null
                ? catalogue.resolve(null, ticker, day)
                : entry.always().token();
    }

    boolean ticker(String capitals) {
        return tickers.containsKey(capitals);
    }

    /** A ticker that means its token also where nothing marks it as one. */
    boolean plainTicker(String capitals) {
        return plainTickers.contains(capitals);
    }
}
