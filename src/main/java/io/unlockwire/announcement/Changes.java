package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Figure.Counting;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.When;
import io.unlockwire.unlock.Change;
import io.unlockwire.unlock.Claim.Kind;
import io.unlockwire.unlock.Percentage.Basis;
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

    private static final int HEADING = 3;

    private final Context context;
    private final List<Sentence> sentences;
    private int cueAt;
    private Change.@Nullable Cue cue;

    Changes(Context context, List<Sentence> sentences) {
        this.context = context;
        this.sentences = sentences;
    }

    /** A cue of change and an unlock in one sentence, or the cue as a heading, or an amount told by mistake. */
    static boolean changes(Sentence sentence) {
        return !sentence.has(Sense.OTHER_LOCK) && ((sentence.has(Sense.CHANGE)
                && (sentence.cue() || sentence.end - sentence.first <= HEADING))
                || (sentence.has(Sense.MISTAKEN) && sentence.amounts()));
    }

    boolean found() {
        return context.changes();
    }

    /** Puts the change on the drafts that it is about; opens one where the text has one token only. */
    void apply(Composer composer) {
        if (!found()) {
            return;
        }
        Sentence told = sentences.stream().filter(Changes::changes).findFirst().orElseThrow();
        read(told);
        Named named = context.sole();
        for (Unit unit : told.units()) {
            if (unit.named != null) {
                named = unit.named;
                break;
            }
        }
        if (named == null || cue == null) {
            return;
        }
        Draft draft = composer.draft(named);
        renewed(draft);
        Change.Old old = old(draft);
        if (cue == Change.Cue.CANCELLED && !draft.time.known() && old != null) {
            draft.time = old.unlockAt();
        }
        draft.change(new Change(cue, old), told.lexed.span(cueAt, cueAt + 1));
    }

    /** The first cue; that a text is a correction says least. */
    private void read(Sentence told) {
        for (int i = told.first; i < told.end; i++) {
            Term term = told.lexed.at(i).term(Sense.CHANGE);
            Change.Cue found = term == null ? null : Change.Cue.valueOf(term.value());
            if (found != null && (found != Change.Cue.CORRECTED || cue == null)) {
                cueAt = i;
                cue = found;
            }
            if (found != null && found != Change.Cue.CORRECTED) {
                return;
            }
            if (told.lexed.has(i, Sense.MISTAKEN)) {
                cueAt = i;
                cue = Change.Cue.CORRECTED;
            }
        }
    }

    /** The new figures, where no sentence announced them by itself. */
    private void renewed(Draft draft) {
        for (Sentence sentence : sentences) {
            if (!about(draft, sentence)) {
                continue;
            }
            for (Mention mention : sentence.mentions) {
                boolean old = Renewal.old(sentence, mention);
                if (mention instanceof When when && !old && Roles.main(sentence, when) && speaks(sentence)) {
                    Timing.Timed timed = context.days().time(sentence, when);
                    if (!draft.time.known() || Renewal.corrected(sentence, when)
                            || finer(timed.time(), draft.time)) {
                        draft.time(timed.time(), timed.suspect(), context.days().span(sentence, when));
                    }
                }
                if (mention instanceof Figure figure && !old && renews(draft, sentence, figure)
                        && figure.type() == Counting.AMOUNT && Roles.main(sentence, figure)) {
                    draft.amount(figure);
                    draft.kind = Roles.rate(sentence, figure)
                            ? Kind.LINEAR
                            : draft.kind;
                }
                Basis basis = mention instanceof Figure share && share.type() == Counting.PERCENT
                        && draft.percentage == null && Roles.main(sentence, share)
                                ? Roles.basis(sentence, share, null)
                                : null;
                if (basis != null && basis != Basis.MARKET_CAP) {
                    draft.percentage((Figure) mention, basis);
                }
                if (mention instanceof Figure figure && draft.usd == null && figure.type() == Counting.USD
                        && Roles.main(sentence, figure) && draft.amount != null) {
                    draft.usd(figure);
                }
            }
        }
    }

    /** "To May", says the headline, and the text "to May 30". */
    private static boolean finer(UnlockTime fine, UnlockTime coarse) {
        return fine.precision().compareTo(coarse.precision()) < 0 && fine.overlaps(coarse);
    }

    /** The first that is told of the unlock, or one that is said to be right. */
    private static boolean renews(Draft draft, Sentence sentence, Figure figure) {
        boolean right = Renewal.corrected(sentence, figure);
        boolean own = Roles.counts(sentence, figure, draft.token);
        return right || (draft.amount == null && (sentence.cue() || own));
    }

    /** Of the unlock, or on from its change: "originally set for May 1, it is now due on May 5". */
    private boolean speaks(Sentence sentence) {
        return sentence.cue() || sentence.has(Sense.CHANGE) || sentence.has(Sense.MISTAKEN) || (context
                .changedBefore(sentence)
                && (sentence.has(Sense.FUTURE) || sentence.has(Sense.NEW) || sentence.has(Sense.OLD)));
    }

    /** It names that token, or none. */
    private static boolean about(Draft draft, Sentence sentence) {
        boolean named = false;
        for (Mention mention : sentence.mentions) {
            if (mention instanceof Named other && other.evidence() != Named.Evidence.TAG) {
                if (other.token().assetId().equals(draft.token.assetId())) {
                    return true;
                }
                named = true;
            }
        }
        return !named;
    }

    private Change.@Nullable Old old(Draft draft) {
        BigDecimal amount = null;
        UnlockTime time = UnlockTime.UNKNOWN;
        List<Figure> others = new ArrayList<>();
        for (Sentence sentence : sentences) {
            if (!about(draft, sentence)) {
                continue;
            }
            for (Mention mention : sentence.mentions) {
                if (mention instanceof When when && !time.known() && Renewal.old(sentence, when)) {
                    time = before(context.days().time(sentence, when), when, draft.time);
                }
                if (mention instanceof Figure figure && figure.type() == Counting.AMOUNT && speaks(sentence)
                        && (Renewal.old(sentence, figure)
                                || (draft.amount != null && figure.first() < draft.amount.first()))) {
                    others.add(figure);
                }
            }
        }
        Figure now = draft.amount;
        for (Figure figure : others) {
            if (now != null && amount == null && figure.value().compareTo(now.value()) != 0
                    && figure.value().signum() > 0) {
                amount = figure.value();
            }
        }
        return amount == null && !time.known() ? null : new Change.Old(amount, time);
    }

    /** An old date without a year lies in the year before the new one, not in the next to come. */
    private static UnlockTime before(Timing.Timed timed, When when, UnlockTime now) {
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
