package io.unlockwire.announcement;

import io.unlockwire.announcement.Lexeme.Kind;
import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Percentage.Basis;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the text as a whole tells about each of its sentences. */
final class Context {

    /** Mined, staked or issued on demand: no schedule frees them. */
    static final Set<String> UNLOCKED = Set.of("bitcoin", "ethereum", "tether", "usd-coin");
    private static final int FAR_AMOUNT = 12;
    private static final int HEADING = 4;

    private final Lexed lexed;
    private final Days days;
    private final Set<String> pastAssets = new HashSet<>();
    private final int changedAt;
    private final boolean announcesAny;
    private final boolean lists;
    private final boolean topics;
    private boolean pastAny;
    private final @Nullable Named sole;
    private final @Nullable Basis commonBasis;

    Context(Lexed lexed, List<Sentence> sentences, Timing timing, ZoneOffset defaultZone) {
        this.lexed = lexed;
        this.days = new Days(lexed, timing, defaultZone, Clocks.common(sentences));
        int rows = 0;
        int changed = Integer.MAX_VALUE;
        boolean announces = false;
        for (Sentence sentence : sentences) {
            announces |= sentence.announces();
            rows += sentence.named() && sentence.figures() && sentence.row() ? 1 : 0;
            if (changed == Integer.MAX_VALUE && Changes.changes(sentence)) {
                changed = sentence.first;
            }
            if (sentence.past()) {
                past(sentence);
            }
        }
        this.changedAt = changed;
        this.announcesAny = announces;
        this.lists = announces && rows > 1;
        this.topics = sentences.stream().anyMatch(sentence -> topic(sentence, true));
        this.sole = sole(sentences);
        this.commonBasis = basis(sentences);
    }

    private void past(Sentence sentence) {
        pastAny = true;
        for (Unit unit : sentence.units()) {
            if (unit.named != null) {
                pastAssets.add(unit.named.token().assetId());
            }
        }
    }

    private static @Nullable Named sole(List<Sentence> sentences) {
        Named only = null;
        for (Sentence sentence : sentences) {
            for (Unit unit : sentence.units()) {
                Named named = unit.named;
                if (named != null && only != null
                        && !only.token().assetId().equals(named.token().assetId())) {
                    return null;
                }
                only = only == null ? named : only;
            }
        }
        return only == null || UNLOCKED.contains(only.token().assetId()) ? null : only;
    }

    /** What its dates mean. */
    Days days() {
        return days;
    }

    /** The only token of the text, null where there are none or several. */
    @Nullable
    Named sole() {
        return sole;
    }

    boolean soleBefore(Sentence sentence) {
        return sole != null && sole.first() < sentence.first;
    }

    boolean changes() {
        return changedAt < Integer.MAX_VALUE;
    }

    boolean changedBefore(Sentence sentence) {
        return changedAt < sentence.first;
    }

    /** Rows of tokens and figures, in a text that announces somewhere: above them, or below. */
    boolean lists() {
        return lists;
    }

    boolean announcesAny() {
        return announcesAny;
    }

    /** What shares are shares of where a row does not say: the one basis that the text names. */
    @Nullable
    Basis commonBasis() {
        return commonBasis;
    }

    private static @Nullable Basis basis(List<Sentence> sentences) {
        Basis common = null;
        for (Sentence sentence : sentences) {
            Term term = sentence.term(Sense.BASIS);
            Basis basis = term == null ? null : Basis.valueOf(term.value());
            if (basis == Basis.CIRCULATING || basis == Basis.TOTAL || basis == Basis.MAX) {
                if (common != null && common != basis) {
                    return null;
                }
                common = basis;
            }
        }
        return common;
    }

    /** The unit says "unlock" without a word of the future, and its token's unlock is over. */
    boolean past(Unit unit) {
        Named named = unit.named;
        if (days.ahead(unit)) {
            return false;
        }
        if ((named != null && pastAssets.contains(named.token().assetId())) || (pastAny && named == null)) {
            return true;
        }
        return days.over(unit);
    }

    /** A line headed by another topic than unlocks, in a text that gives each topic a line: "Listings: …". */
    boolean elsewhere(Sentence sentence) {
        return topics && topic(sentence, false);
    }

    /** The line begins with a short heading and a colon. */
    private boolean topic(Sentence sentence, boolean unlocks) {
        int colon = sentence.first;
        while (colon < sentence.first + HEADING && lexed.at(colon).is(Kind.WORD)) {
            colon++;
        }
        return colon > sentence.first && lexed.sign(colon, ':') && lexed.at(sentence.first - 1).is(Kind.LINE)
                && (sentence.mentions.isEmpty() || sentence.mentions.get(0).first() > colon)
                && unlocks == (sentence.term(Sense.UNLOCK, sentence.first, colon) != null);
    }

    Span span(Named named) {
        return lexed.span(named.first(), named.end());
    }

    /** The kind named nearest to the amount, else the first. */
    Claim.Kind kind(Unit unit) {
        Sentence sentence = unit.sentence;
        Figure amount = unit.first(Figure.Counting.AMOUNT);
        Term term = amount == null
                ? null
                : sentence.term(Sense.KIND, amount.first() - FAR_AMOUNT / 2, amount.end() + FAR_AMOUNT);
        term = term == null ? sentence.term(Sense.KIND) : term;
        return term == null ? Claim.Kind.UNKNOWN : Claim.Kind.valueOf(term.value());
    }
}
