package io.unlockwire.announcement;

import io.unlockwire.announcement.Lexeme.Kind;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.Named.Evidence;
import io.unlockwire.unlock.Asset;
import io.unlockwire.unlock.Catalogue;
import io.unlockwire.unlock.Token;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads tokens: "Immutable X (IMX)", "$ZK", "20 million APT", "#KAITO"; never guesses. */
final class TokenRule {

    private static final int MAX_NAME_WORDS = 4;
    private static final String[] OF = {"de", "di", "d'", "of"};
    private static final String[] AND = {"and", "和", "与", "及", "以及"};

    private final Lexed lexed;
    private final Catalogue catalogue;
    private final Names names;
    private final Names.Search search;
    private final LocalDate day;
    private final Map<String, Token> introduced = new HashMap<>();
    private final Set<String> cashtags = new HashSet<>();

    TokenRule(Lexed lexed, Catalogue catalogue, Names names, LocalDate day) {
        this.lexed = lexed;
        this.catalogue = catalogue;
        this.names = names;
        this.search = names.search(lexed.text);
        this.day = day;
    }

    @Nullable
    Named at(int i) {
        Lexeme lexeme = lexed.at(i);
        if ((lexed.sign(i - 1, '@') || lexed.sign(i - 1, '_')) && lexed.joined(i - 1)) {
            return null; // somebody's handle
        }
        if (dollar(i) && lexed.joined(i) && lexed.at(i + 1).is(Kind.WORD)) {
            return cashtag(i);
        }
        if (lexed.word(i, '#') && lexed.joined(i) && !lexed.number(i + 1)) {
            return tag(i);
        }
        if (!lexeme.is(Kind.WORD) && !lexeme.is(Kind.NUMBER)) {
            return null;
        }
        Named known = name(i);
        if (known != null) {
            return known;
        }
        Named introduced = introduced(i);
        return introduced != null ? introduced : ticker(i);
    }

    private @Nullable Named name(int i) {
        Lexeme lexeme = lexed.at(i);
        Names.Entry entry = search.at(lexeme.from());
        if (entry == null) {
            return null;
        }
        int to = search.end();
        int end = i + 1;
        while (end < lexed.size() && lexed.at(end).to() <= to) {
            end++;
        }
        Lexeme last = lexed.at(end - 1);
        if (last.to() < to && !last.has(Sense.COMPANY)) {
            return null;
        }
        String ticker = bracketed(end);
        Asset asset = names.asset(entry, ticker, day);
        if (asset == null || (entry.everyday() && ticker == null && !shown(i, end)
                && !(lexed.capital(i) && cashtags.contains(asset.token().assetId())))) {
            return null;
        }
        return new Named(i, ticker == null ? end : afterBracket(end), remembered(ticker, asset.token()),
                Evidence.NAME);
    }

    /** A ticker that stood beside a name means that token in the rest of the text. */
    private Token remembered(@Nullable String ticker, Token token) {
        if (ticker != null) {
            introduced.putIfAbsent(ticker.toUpperCase(Locale.ROOT), token);
        }
        return token;
    }

    private Token byTicker(String ticker) {
        Token known = introduced.get(ticker.toUpperCase(Locale.ROOT));
        return known == null ? names.token(ticker, day) : known;
    }

    /** An everyday word is a name if it is written as one where a sentence would not capitalise it. */
    private boolean shown(int i, int end) {
        Lexeme before = lexed.at(i - 1);
        boolean opening = before.is(Kind.LINE) || before.is(Kind.STOP);
        if (!Character.isUpperCase(lexed.plain.charAt(lexed.at(i).from()))) {
            return false;
        }
        if (lexed.number(i - 1) || lexed.has(i - 1, Sense.SCALE)) {
            return true;
        }
        Lexeme after = lexed.at(end);
        return !opening || after.has(Sense.COMPANY) || after.has(Sense.FUTURE) || after.has(Sense.UNLOCK)
                || after.has(Sense.CHANGE) || after.has(Sense.RELEASE)
                || after.sign('-') || after.sign(':') || after.sign('|')
                || (after.sign(',') && enumerated(end + 1))
                || Folding.unspaced(lexed.text[after.from()]);
    }

    /** Another name goes on with the list. */
    private boolean enumerated(int i) {
        return lexed.capital(i) && search.at(lexed.at(i).from()) != null;
    }

    /** The ticker in "(TICKER)" or "($TICKER)" here, else null. */
    private @Nullable String bracketed(int i) {
        if (!lexed.sign(i, '(')) {
            return null;
        }
        int at = dollar(i + 1) ? i + 2 : i + 1;
        if (lexed.number(at) && lexed.joined(at) && lexed.at(at + 1).is(Kind.WORD)
                && lexed.sign(at + 2, ')')) {
            String glued = lexed.written(at) + lexed.written(at + 1);
            return names.ticker(glued) ? glued : null;
        }
        boolean closed = lexed.sign(at + 1, ')') || lexed.sign(at + 1, ',');
        return closed && lexed.at(at).is(Kind.WORD) && capitals(at)
                && lexed.at(at).to() - lexed.at(at).from() <= 10
                        ? lexed.written(at)
                        : null;
    }

    private boolean capitals(int i) {
        return lexed.allCapitals(i);
    }

    private int afterBracket(int i) {
        int at = i;
        while (!lexed.sign(at, ')') && at < i + 5) {
            at++;
        }
        return lexed.sign(at, ')') ? at + 1 : i;
    }

    private boolean dollar(int i) {
        return lexed.word(i, '$');
    }

    private @Nullable Named cashtag(int i) {
        String written = lexed.written(i + 1);
        if (written.length() > 12) {
            return null;
        }
        String ticker = written.toUpperCase(Locale.ROOT);
        if (!capitals(i + 1) && !names.ticker(ticker)) {
            return null;
        }
        Token token = byTicker(ticker);
        cashtags.add(token.assetId());
        return new Named(i, i + 2, token, Evidence.NAME);
    }

    private @Nullable Named tag(int i) {
        String written = lexed.written(i + 1);
        Asset asset = catalogue.find(written, capitals(i + 1) ? written : null, day);
        return asset == null ? null : new Named(i, i + 2, asset.token(), Evidence.TAG);
    }

    /** An unknown name that brings its ticker: "Some Name (SOME)". */
    private @Nullable Named introduced(int i) {
        if (!lexed.capital(i) || lexed.at(i).has(Sense.MONTH) || lexed.at(i).has(Sense.RELATIVE)
                || lexed.at(i).has(Sense.FUTURE)) {
            return null;
        }
        int end = i;
        while (end < i + MAX_NAME_WORDS && (lexed.capital(end) || (end > i && lexed.number(end)))) {
            end++;
        }
        String ticker = bracketed(end);
        if (ticker == null || lexed.at(end - 1).has(Sense.BASIS) || (!lexed.at(end + 1).terms().isEmpty()
                && !names.ticker(ticker) && !begins(ticker, i)) || knownWithin(i, end, ticker)) {
            return null;
        }
        boolean headline = lexed.has(end - 1, Sense.UNLOCK) || lexed.has(end - 1, Sense.UNIT);
        String written = headline ? null : lexed.plain.substring(lexed.at(i).from(), lexed.at(end - 1).to());
        return new Named(i, afterBracket(end), remembered(ticker, catalogue.resolve(written, ticker, day)),
                Evidence.NAME);
    }

    /** "Midas (MID)": a ticker that the name's own letters give, whatever else the word means. */
    private boolean begins(String ticker, int i) {
        return lexed.written(i).regionMatches(true, 0, ticker, 0, ticker.length());
    }

    /** "HEADS UP Arbitrum (ARB)": a known name that agrees with the ticker needs no words before it. */
    private boolean knownWithin(int i, int end, String ticker) {
        for (int j = i + 1; j < end; j++) {
            Names.Entry entry = search.at(lexed.at(j).from());
            if (entry != null && search.end() == lexed.at(end - 1).to()
                    && names.asset(entry, ticker, day) != null) {
                return true;
            }
        }
        return false;
    }

    /** "Tue 25: ALT 105.69M", "12/31, OP, 31.34M": between marks, or between a mark and a figure. */
    private boolean cell(int i) {
        Lexeme before = lexed.at(i - 1);
        boolean bullet = before.is(Kind.SIGN) && lexed.at(i - 2).is(Kind.LINE);
        boolean opens = before.sign(':') || before.sign(',') || before.is(Kind.STOP) || before.is(Kind.LINE)
                || before.sign(')') || before.sign('.') || bullet;
        Lexeme after = lexed.at(i + 1);
        return opens && ((before.sign(',') && lexed.oneOf(i + 1, AND) && capitals(i + 2)) || after.sign(':')
                || after.sign(',') || after.sign('-') || after.sign('|')
                || (after.is(Kind.NUMBER) && lexed.has(i + 2, Sense.SCALE)));
    }

    private @Nullable Named ticker(int i) {
        if (!capitals(i)) {
            return null;
        }
        Lexeme lexeme = lexed.at(i);
        if (lexeme.has(Sense.ZONE) && lexed.number(i - 1) && lexed.sign(i - 2, ':') && lexed.joined(i - 2)) {
            return null; // "13:30 GMT"
        }
        String written = lexed.written(i);
        boolean counted = lexed.has(i - 1, Sense.SCALE) || lexed.number(i - 1)
                || (lexed.oneOf(i - 1, OF) && lexed.has(i - 2, Sense.SCALE))
                || (lexed.has(i - 1, Sense.UNIT)
                        && !lexed.has(i - 1, Sense.UNLOCK) && lexed.number(i - 2));
        boolean subject = lexeme.has(Sense.ZONE) && !lexed.number(i - 1) && !lexed.has(i - 1, Sense.DAYPART)
                && (lexed.has(i + 1, Sense.FUTURE) || lexed.has(i + 1, Sense.UNLOCK));
        boolean word = !lexeme.terms().isEmpty() && !subject;
        if (names.ticker(written)) {
            boolean plain = !word && written.length() >= 3;
            boolean tokens = lexed.has(i + 1, Sense.UNIT) || lexed.has(i + 1, Sense.UNLOCK)
                    || lexed.has(i + 1, Sense.FUTURE) || lexed.sign(i + 1, '(');
            boolean everyday = !names.plainTicker(written)
                    && !introduced.containsKey(written.toUpperCase(Locale.ROOT));
            boolean priced = everyday && lexed.has(i + 1, Sense.CURRENCY);
            boolean marked = !priced && (lexed.sign(i - 1, '|') || lexed.sign(i - 1, '(') || cell(i));
            boolean bare = !everyday && (plain || (!word && (tokens || lexed.at(i - 1).is(Kind.LINE))));
            return bare || counted || (!word && marked)
                    ? new Named(i, i + 1, byTicker(written), Evidence.TICKER)
                    : null;
        }
        boolean unknown = counted && !word && written.length() >= 2 && written.length() <= 10;
        return unknown ? new Named(i, i + 1, byTicker(written), Evidence.TICKER) : null;
    }
}
