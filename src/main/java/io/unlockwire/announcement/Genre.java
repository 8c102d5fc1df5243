package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import java.util.List;
import java.util.Set;

/** What sort of text it is, as far as it decides whether an unlock is announced at all. */
final class Genre {

    /** Who waits for a lock to end; a community is given things for other reasons, too. */
    private static final Set<String> INSIDERS = Set.of("team", "investors", "contributors", "advisors");

    private Genre() {}

    /** What the text needs to be read at all; most texts lack it. */
    static boolean mayUnlock(Lexed lexed) {
        return lexed.has(Sense.UNLOCK) || lexed.has(Sense.KIND)
                || lexed.has(Sense.RELEASE) || (lexed.has(Sense.LOCKED) && lexed.has(Sense.ENDING));
    }

    /** Why a text that lacks it announces nothing. */
    static Reason reason(Lexed lexed) {
        for (int i = 0; lexed.has(Sense.OTHER_LOCK) && i < lexed.size(); i++) {
            Term other = lexed.at(i).term(Sense.OTHER_LOCK);
            if (other != null) {
                return Reason.valueOf(other.value());
            }
        }
        return Reason.NO_UNLOCK;
    }

    /**
     * It speaks of unlocks somewhere: "release" and "vest" alone are said of films and of shares, but not
     * with so many of a token, or an amount and its share of the supply.
     */
    static boolean unlocks(List<Sentence> sentences) {
        boolean unlock = false;
        boolean plain = false;
        for (Sentence sentence : sentences) {
            unlock |= sentence.has(Sense.UNLOCK) || sentence.has(Sense.KIND) || Changes.changes(sentence)
                    || supplied(sentence) || granted(sentence) || (sentence.lockEnds() && sentence.dated());
            plain |= !sentence.has(Sense.OTHER_LOCK);
        }
        return unlock && plain;
    }

    private static boolean supplied(Sentence sentence) {
        if (!sentence.has(Sense.RELEASE) || !sentence.named() || !sentence.figures()) {
            return false;
        }
        return sentence.has(Sense.FUTURE)
                ? (sentence.has(Sense.BASIS) && sentence.amounts()) || counted(sentence)
                : sentence.dated() && sentence.announces() && counted(sentence);
    }

    private static boolean insiders(Sentence sentence) {
        for (int i = sentence.first; sentence.has(Sense.RECIPIENT) && i < sentence.end; i++) {
            Term recipient = sentence.lexed.at(i).term(Sense.RECIPIENT);
            if (recipient != null && INSIDERS.contains(recipient.value())) {
                return true;
            }
        }
        return false;
    }

    /** So many of a token for those who wait for theirs, on a day. */
    static boolean granted(Sentence sentence) {
        return insiders(sentence) && sentence.dated() && sentence.named()
                && sentence.mentions.stream().anyMatch(mention -> mention instanceof Figure figure
                        && figure.type() == Figure.Counting.AMOUNT
                        && Roles.counted(sentence, figure) != null);
    }

    private static boolean counted(Sentence sentence) {
        return sentence.mentions.stream().anyMatch(mention -> mention instanceof Figure figure
                && figure.type() != Figure.Counting.PERCENT && !Roles.rate(sentence, figure)
                && (Roles.counted(sentence, figure) != null
                        || Roles.tokensFollow(sentence, figure)));
    }

    /** A change of an unlock that is somebody's: a token or a figure goes with it. */
    static boolean correction(List<Sentence> sentences, List<Told> told) {
        return !told.isEmpty()
                ? told.stream().anyMatch(one -> one.claim().change() != null)
                : sentences.stream().anyMatch(sentence -> Changes.changes(sentence)
                        && (sentence.dated() || sentence.figures(Figure.Counting.AMOUNT)));
    }

    static Reason reason(List<Sentence> sentences) {
        boolean cue = sentences.stream().anyMatch(Sentence::cue);
        for (Sentence sentence : sentences) {
            Term other = sentence.term(Sense.OTHER_LOCK);
            if (other != null) {
                return Reason.valueOf(other.value());
            }
        }
        if (!cue) {
            return Reason.NO_UNLOCK;
        }
        if (sentences.stream().anyMatch(sentence -> sentence.has(Sense.LESSON))) {
            return Reason.LESSON;
        }
        if (sentences.stream().anyMatch(Sentence::past)) {
            return Reason.PAST_UNLOCK;
        }
        if (sentences.stream().noneMatch(Sentence::named)) {
            return Reason.NO_TOKEN;
        }
        if (sentences.stream().anyMatch(sentence -> sentence.has(Sense.COLLECTIVE))) {
            return Reason.AGGREGATE;
        }
        if (sentences.stream().anyMatch(sentence -> sentence.has(Sense.PERIODIC))) {
            return Reason.SCHEDULE;
        }
        return sentences.stream().anyMatch(sentence -> sentence.has(Sense.HYPOTHETICAL))
                ? Reason.HYPOTHETICAL
                : Reason.NO_FIGURE;
    }
}
