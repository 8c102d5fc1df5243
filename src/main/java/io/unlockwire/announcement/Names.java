package io.unlockwire.announcement;

import io.unlockwire.unlock.Asset;
import io.unlockwire.unlock.Catalogue;
import io.unlockwire.unlock.NameForm;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the catalogue's names in a text, whatever blanks and marks stand between their letters. */
final class Names {

    private static final int MAX_LENGTH = 64;

    private final Trie<Boolean> names = new Trie<>();
    private final Set<String> everyday = new HashSet<>();
    private final Set<String> tickers = new HashSet<>();
    private final Set<String> plainTickers = new HashSet<>();

    Names(Catalogue catalogue) {
        for (Asset asset : catalogue.assets()) {
            for (String name : asset.names()) {
                String form = Folding.phrase(NameForm.of(name));
                if (!form.isEmpty() && form.length() <= MAX_LENGTH) {
                    names.path(form).value(true);
                    if (asset.everyday(name)) {
                        everyday.add(form);
                    }
                }
            }
            if (asset.ticker() != null) {
                String ticker = asset.ticker().toUpperCase(Locale.ROOT);
                tickers.add(ticker);
                if (!asset.everydayTicker()) {
                    plainTickers.add(ticker);
                }
            }
        }
    }

    /** A name found: where it ends, and whether it is a word of everyday language. */
    record Match(int to, boolean everyday) {}

    /** The longest name that begins here. */
    @Nullable
    Match longest(char[] text, int from) {
        Trie<Boolean> node = names;
        int best = -1;
        int bestLength = 0;
        int length = 0;
        int at = from;
        while (at < text.length && at - from < 2 * MAX_LENGTH) {
            char c = text[at];
            if (Character.isLetterOrDigit(c)) {
                node = node.step(c);
                if (node == null) {
                    break;
                }
                length++;
                if (node.value() != null && Lexicon.boundary(text, at + 1)
                        && (at + 1 >= text.length || !Character.isDigit(text[at + 1]))) {
                    best = at + 1;
                    bestLength = length;
                }
            } else if (!mark(text, at)) {
                break;
            }
            at++;
        }
        if (best < 0) {
            return null;
        }
        StringBuilder form = new StringBuilder(bestLength);
        for (int i = from; i < best; i++) {
            if (Character.isLetterOrDigit(text[i])) {
                form.append(text[i]);
            }
        }
        return new Match(best, everyday.contains(form.toString()));
    }

    boolean ticker(String capitals) {
        return tickers.contains(capitals);
    }

    /** A ticker that means its token also where nothing marks it as one. */
    boolean plainTicker(String capitals) {
        return plainTickers.contains(capitals);
    }

    /** Within a name: one blank, dash or dot. */
    private static boolean mark(char[] text, int at) {
        char c = text[at];
        boolean letterFollows = at + 1 < text.length && Character.isLetterOrDigit(text[at + 1]);
        return letterFollows && (c == ' ' || c == '-' || c == '.');
    }
}
