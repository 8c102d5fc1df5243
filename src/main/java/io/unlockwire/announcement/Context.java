package io.unlockwire.announcement;

import io.unlockwire.announcement.Lexeme.Kind;
import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.When;
import io.unlockwire.unlock.Claim;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the text as a whole tells about each of its sentences. */
final class Context {

    private static final int FAR_AMOUNT = 12;

    private final Lexed lexed;
    private final Timing timing;
    private final ZoneOffset defaultZone;
    private final Set<String> pastAssets = new HashSet<>();
    private final int changedAt;
    private final boolean announcesAny;
    private final boolean pastAny;
    private final @Nullable Named sole;

    Context(Lexed lexed, List<Sentence> sentences, Timing timing, ZoneOffset defaultZone) {
        this.lexed = lexed;
        this.timing = timing;
        this.defaultZone = defaultZone;
        this.changedAt = sentences.stream()
                .filter(Changes::changes)
                .mapToInt(sentence -> sentence.first)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        this.announcesAny = sentences.stream().anyMatch(Sentence::announces);
        this.pastAny = sentences.stream().anyMatch(Sentence::past);
        this.sole = sole(sentences);
        sentences.stream().filter(Sentence::past).forEach(this::past);
    }

    private void past(Sentence sentence) {
        for (Unit unit : Units.of(sentence)) {
            if (unit.named != null) {
                pastAssets.add(unit.named.token().assetId());
            }
        }
    }

    private static @Nullable Named sole(List<Sentence> sentences) {
        Named only = null;
        for (Sentence sentence : sentences) {
            for (Unit unit : Units.of(sentence)) {
                Named named = unit.named;
                if (named != null && only != null
                        && !only.token().assetId().equals(named.token().assetId())) {
                    return null;
                }
                only = only == null ? named : only;
            }
        }
        return only;
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

    boolean announcesAny() {
        return announcesAny;
    }

    /** The unit says "unlock" without a word of the future, and its token's unlock is over. */
    boolean past(Unit unit) {
        Named named = unit.named;
        if ((named != null && pastAssets.contains(named.token().assetId())) || (pastAny && named == null)) {
            return true;
        }
        When when = unit.when();
        Timing.Timed timed = time(unit, when);
        return timed != null && timed.time().to() != null && when != null && when.year() > 0
                && timing.before(timed.time());
    }

    /** A line of a list or table: it has a token and figures, and begins its line. */
    boolean row(Sentence sentence) {
        Lexeme before = lexed.at(sentence.first - 1);
        return before.is(Kind.LINE) && !sentence.has(Sense.PAST) && !sentence.has(Sense.LESSON);
    }

    Timing.@Nullable Timed time(Unit unit, @Nullable When when) {
        if (when == null) {
            return null;
        }
        boolean written = unit.zone != null;
        ZoneOffset zone = unit.zone == null ? defaultZone : unit.zone.offset();
        return timing.time(when, unit.clock, zone, !written);
    }

    /** From the date to the end of its time and zone. */
    Span span(Unit unit, When when) {
        int first = when.first();
        int end = when.end();
        if (unit.clock != null && unit.zone != null && Math.abs(unit.clock.first() - when.end()) <= 4) {
            end = Math.max(end, unit.clock.end());
            if (unit.zone.first() >= end && unit.zone.first() - end <= 2) {
                end = unit.zone.end();
            }
        }
        return new Span(lexed.at(first).from(), lexed.at(end - 1).to());
    }

    Span span(Named named) {
        return new Span(lexed.at(named.first()).from(), lexed.at(named.end() - 1).to());
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

    void recipients(Sentence sentence, Draft draft) {
        if (!sentence.has(Sense.RECIPIENT) || (!sentence.cue() && !sentence.has(Sense.PART_OF))) {
            return;
        }
        for (int i = sentence.first; i < sentence.end; i++) {
            Term term = lexed.at(i).term(Sense.RECIPIENT);
            if (term != null) {
                draft.recipient(term.value());
            }
        }
    }
}
