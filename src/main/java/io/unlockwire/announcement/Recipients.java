package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Figure.Counting;
import io.unlockwire.unlock.Claim;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads who receives, with their part where it is printed: "56.13 million to the team", "investors
 * (45%)". A part that several share is told of them together: "team, advisors".
 */
final class Recipients {

    private static final String[] JOINTS = {",", "and", "&", "the", "/", "its", "和", "及", "与", "y", "e",
            "und", "et",
            "и", "ve"};
    private static final int BEFORE = 10;
    private static final int AFTER = 5;

    private final Sentence sentence;
    private final List<Group> groups = new ArrayList<>();
    private final List<Figure> parts = new ArrayList<>();

    /** Recipients named together, from lexeme {@code first} up to {@code end}. */
    private record Group(List<String> names, int first, int end) {}

    private Recipients(Sentence sentence) {
        this.sentence = sentence;
    }

    static void read(Sentence sentence, Draft draft) {
        if (!sentence.has(Sense.RECIPIENT)) {
            return;
        }
        Recipients found = new Recipients(sentence);
        found.group();
        found.parts(draft);
        if (sentence.cue() || sentence.has(Sense.PART_OF) || !found.parts.isEmpty()) {
            found.tell(draft);
        }
    }

    private void group() {
        for (int i = sentence.first; i < sentence.end; i++) {
            Term term = sentence.lexed.at(i).term(Sense.RECIPIENT);
            if (term == null) {
                continue;
            }
            Group last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last != null && joined(last.end(), i)) {
                List<String> names = new ArrayList<>(last.names());
                if (!names.contains(term.value())) {
                    names.add(term.value());
                }
                groups.set(groups.size() - 1, new Group(names, last.first(), i + 1));
            } else {
                groups.add(new Group(List.of(term.value()), i, i + 1));
            }
        }
    }

    private boolean joined(int from, int to) {
        for (int i = from; i < to; i++) {
            if (to - from > 3 || !sentence.lexed.oneOf(i, JOINTS)) {
                return false;
            }
        }
        return true;
    }

    /** All figures but the unlock's own. */
    private void parts(Draft draft) {
        for (Mention mention : sentence.mentions) {
            if (mention instanceof Figure figure
                    && (figure.type() == Counting.AMOUNT || figure.type() == Counting.PERCENT)
                    && !(draft.amount != null && figure.value().compareTo(draft.amount.value()) == 0)
                    && !draft.shares(figure)) {
                parts.add(figure);
            }
        }
    }

    private void tell(Draft draft) {
        boolean figureFirst = !parts.isEmpty() && parts.get(0).first() < groups.get(0).first();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            int from = figureFirst
                    ? Math.max(i == 0 ? sentence.first : groups.get(i - 1).end(), group.first() - BEFORE)
                    : group.end();
            int to = figureFirst
                    ? group.first()
                    : Math.min(i + 1 < groups.size() ? groups.get(i + 1).first() : sentence.end,
                            group.end() + AFTER);
            BigDecimal amount = part(Counting.AMOUNT, from, to);
            BigDecimal percent = part(Counting.PERCENT, from, to);
            if (amount == null && percent == null) {
                group.names().forEach(name -> draft.recipient(name, null, null));
            } else {
                draft.recipient(String.join(", ", group.names()), amount, percent);
            }
        }
    }

    private @Nullable BigDecimal part(Counting type, int from, int to) {
        for (Figure figure : parts) {
            if (figure.type() == type && figure.first() >= from && figure.end() <= to) {
                return figure.value();
            }
        }
        return null;
    }

    /** What is known of a recipient already, and what is told now. */
    static Claim.Recipient more(Claim.Recipient known, Claim.Recipient told) {
        return new Claim.Recipient(known.name(), known.amount() == null ? told.amount() : known.amount(),
                known.percent() == null ? told.percent() : known.percent());
    }
}
