package io.unlockwire.announcement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a word can mean, in every language that has it.
 *
 * @param senses the set of the terms' senses, a bit each; {@code languages} likewise, by the order of
 *            {@link Lexicon#LANGUAGES}
 */
record Meaning(List<Term> terms, long senses, int languages) {

    static final Meaning UNKNOWN = new Meaning(List.of(), 0, 0);
    private static final Set<Sense> STEERING = EnumSet.of(Sense.CHANGE, Sense.PAST, Sense.FUTURE,
            Sense.HYPOTHETICAL,
            Sense.LESSON, Sense.OLD, Sense.NEW, Sense.WAS, Sense.BECOMES, Sense.FILLER, Sense.NUMERAL,
            Sense.WITHIN, Sense.DAYS, Sense.OTHER_LOCK);
    private static final Set<Sense> EVERYWHERE = EnumSet.of(Sense.SCALE, Sense.CURRENCY, Sense.UNIT,
            Sense.PERCENT,
            Sense.MONTH, Sense.APPROXIMATELY);

    Meaning {
        terms = List.copyOf(terms);
    }

    @SuppressWarnings("EnumOrdinal") // a set of bits in memory, kept nowhere
    static long bit(Sense sense) {
        return 1L << sense.ordinal();
    }

    Meaning and(Term term) {
        List<Term> more = new ArrayList<>(terms);
        more.add(term);
        return new Meaning(more, senses | bit(term.sense()),
                languages | 1 << Lexicon.LANGUAGES.indexOf(term.language()));
    }

    static int language(String language) {
        int index = Lexicon.LANGUAGES.indexOf(language);
        return index < 0 ? 0 : 1 << index;
    }

    /** What it means in that language and in English, and what of others holds everywhere. */
    Meaning in(String language, boolean brief) {
        Meaning own = UNKNOWN;
        for (Term term : terms) {
            if (term.language().equals(language) || term.language().equals("en")
                    || (brief ? EVERYWHERE.contains(term.sense()) : !STEERING.contains(term.sense()))) {
                own = own.and(term);
            }
        }
        return own;
    }

    boolean has(Sense sense) {
        return (senses & bit(sense)) != 0;
    }

    @Nullable
    Term term(Sense sense) {
        if (has(sense)) {
            for (int i = 0; i < terms.size(); i++) {
                if (terms.get(i).sense() == sense) {
                    return terms.get(i);
                }
            }
        }
        return null;
    }

    /** The one in that language where there is one, else the first. */
    @Nullable
    Term term(Sense sense, String language) {
        if (has(sense)) {
            for (int i = 0; i < terms.size(); i++) {
                if (terms.get(i).sense() == sense && terms.get(i).language().equals(language)) {
                    return terms.get(i);
                }
            }
        }
        return term(sense);
    }
}
