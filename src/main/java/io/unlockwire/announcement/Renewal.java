package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.When;

/** Of two figures or dates in a text that changes something: which held before, and which holds now. */
final class Renewal {

    private static final int NEAR = 3;
    private static final int PHRASE_REACH = 6;

    private Renewal() {}

    /** What held before: "from February to August", or the other of two where one is "to August". */
    static boolean old(Sentence sentence, Mention mention) {
        if (introduced(sentence, mention, Sense.OLD, Sense.NEW)
                || sentence.lexed.has(mention.end(), Sense.WAS)
                || (sentence.has(Sense.MISTAKEN) && mention instanceof Figure
                        && !renewed(sentence, mention))) {
            return true;
        }
        return Changes.changes(sentence) && !renewed(sentence, mention) && supplanted(sentence, mention);
    }

    private static boolean supplanted(Sentence sentence, Mention mention) {
        for (Mention other : sentence.mentions) {
            if (alike(mention, other) && other.first() > mention.first() && renewed(sentence, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean alike(Mention a, Mention b) {
        return (a instanceof When before && b instanceof When after && after.weight() >= before.weight())
                || (a instanceof Figure figure && b instanceof Figure other && figure.type() == other.type());
    }

    /** Said in so many words to be what is right: "the correct figure is 1.94 billion". */
    static boolean corrected(Sentence sentence, Mention mention) {
        for (int i = mention.first() - 1; i >= Math.max(sentence.first,
                mention.first() - PHRASE_REACH); i--) {
            Lexeme lexeme = sentence.lexed.at(i);
            if (lexeme.has(Sense.NEW) && (sentence.lexed.phrase(i)
                    || (lexeme.length() > 1 && Folding.unspaced(sentence.lexed.text[lexeme.from()])))) {
                return true;
            }
            if (lexeme.is(Lexeme.Kind.NUMBER) || lexeme.sign(',')) {
                return false;
            }
        }
        return false;
    }

    /** What holds from now on: "to August". */
    static boolean renewed(Sentence sentence, Mention mention) {
        return introduced(sentence, mention, Sense.NEW, Sense.OLD)
                || sentence.lexed.has(mention.end(), Sense.BECOMES);
    }

    /** The word nearest before decides. */
    private static boolean introduced(Sentence sentence, Mention mention, Sense by, Sense unless) {
        if (!sentence.has(by)) {
            return false;
        }
        for (int i = mention.first() - 1; i >= Math.max(sentence.first,
                mention.first() - PHRASE_REACH); i--) {
            Lexeme lexeme = sentence.lexed.at(i);
            boolean reaches = mention.first() - i <= NEAR || sentence.lexed.phrase(i);
            if (lexeme.has(by) && reaches) {
                return true;
            }
            if (lexeme.has(unless) || lexeme.is(Lexeme.Kind.NUMBER) || lexeme.sign(',')) {
                return false;
            }
        }
        return false;
    }
}
