package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Figure.Counting;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.When;
import io.unlockwire.unlock.Change;
import io.unlockwire.unlock.Claim.Kind;
import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a text says has changed: the cue, and the earlier date and amount where printed. */
final class Changes {

    private final Context context;
    private final List<Sentence> sentences;
    private @Nullable Lexeme cueAt;
    private Change.@Nullable Cue cue;

    Changes(Context context, List<Sentence> sentences) {
        this.context = context;
        this.sentences = sentences;
    }

    /** A cue of change and an unlock, or a schedule of unlocks, in one sentence. */
    static boolean changes(Sentence sentence) {
        return sentence.has(Sense.CHANGE) && sentence.cue() && !sentence.has(Sense.OTHER_LOCK);
    }

    boolean found() {
        return sentences.stream().anyMatch(Changes::changes);
    }

    /** Puts the change on the drafts that it is about; opens one where the text has one token only. */
    void apply(Composer composer) {
        Sentence told = sentences.stream().filter(Changes::changes).findFirst().orElse(null);
        if (told == null) {
            return;
        }
        read(told);
        Named named = Units.of(told).stream()
                .map(unit -> unit.named)
                .filter(found -> found != null)
                .findFirst()
                .orElse(context.sole());
        if (named == null || cue == null || cueAt == null) {
            return;
        }
        Draft draft = composer.draft(named);
        if (!draft.time.known() || draft.amount == null) {
            renewed(draft);
        }
        draft.change(new Change(cue, old(draft)), new Span(cueAt.from(), cueAt.to()));
    }

    private void read(Sentence told) {
        for (int i = told.first; i < told.end; i++) {
            Term term = told.lexed.at(i).term(Sense.CHANGE);
            if (term != null) {
                cueAt = told.lexed.at(i);
                cue = Change.Cue.valueOf(term.value());
                return;
            }
        }
    }

    /** The new figures, where no sentence announced them by itself. */
    private void renewed(Draft draft) {
        for (Sentence sentence : sentences) {
            Unit unit = new Unit(sentence);
            for (Mention mention : sentence.mentions) {
                boolean old = Roles.old(sentence, mention);
                if (mention instanceof When when && !old && !draft.time.known() && Roles.main(sentence, when)
                        && (sentence.cue() || sentence.has(Sense.CHANGE))) {
                    Timing.Timed timed = context.time(unit, when);
                    if (timed != null) {
                        draft.time(timed.time(), timed.suspect(), context.span(unit, when));
                    }
                }
                if (mention instanceof Figure figure && !old && draft.amount == null && sentence.cue()
                        && figure.type() == Counting.AMOUNT && Roles.main(sentence, figure)) {
                    draft.amount(figure);
                    draft.kind = Roles.rate(sentence, figure)
                            ? Kind.LINEAR
                            : draft.kind;
                }
                if (mention instanceof Figure figure && draft.usd == null && figure.type() == Counting.USD
                        && Roles.main(sentence, figure) && draft.amount != null) {
                    draft.usd(figure);
                }
            }
        }
    }

    private Change.@Nullable Old old(Draft draft) {
        BigDecimal amount = null;
        UnlockTime time = UnlockTime.UNKNOWN;
        List<Figure> others = new ArrayList<>();
        for (Sentence sentence : sentences) {
            Unit unit = new Unit(sentence);
            for (Mention mention : sentence.mentions) {
                if (mention instanceof When when && !time.known() && Roles.old(sentence, when)) {
                    time = before(context.time(unit, when), when, draft.time);
                }
                if (mention instanceof Figure figure && figure.type() == Counting.AMOUNT && sentence.cue()) {
                    others.add(figure);
                }
            }
        }
        Figure now = draft.amount;
        for (Figure figure : others) {
            if (now != null && amount == null && figure.first() < now.first()
                    && figure.value().compareTo(now.value()) != 0 && figure.value().signum() > 0) {
                amount = figure.value();
            }
        }
        return amount == null && !time.known() ? null : new Change.Old(amount, time);
    }

    /** An old date without a year lies in the year before the new one, not in the next to come. */
    private static UnlockTime before(Timing.@Nullable Timed timed, When when, UnlockTime now) {
        if (timed == null) {
            return UnlockTime.UNKNOWN;
        }
        UnlockTime time = timed.time();
        if (when.year() == 0 && when.month() > 0 && time.from() != null && time.to() != null
                && now.from() != null
                && !time.from().isBefore(now.from())) {
            Instant from = time.from().atOffset(ZoneOffset.UTC).minusYears(1).toInstant();
            return new UnlockTime(from, from.plus(Duration.between(time.from(), time.to())), time.precision(),
                    time.zone(), time.assumed());
        }
        return time;
    }
}
