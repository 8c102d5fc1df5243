package io.unlockwire.announcement;

/** What a word of the lexicon can mean; the comment says what its value holds. */
enum Sense {
    /** Tokens come free, and the word is only used so: past for a form that tells of the past. */
    UNLOCK,
    /** Tokens may come free, or anything else: "release", "vest"; past as above. */
    RELEASE,
    /** What holds tokens back, and that it ends: together they say that tokens come free. */
    LOCKED, ENDING,
    /** It lies ahead. */
    FUTURE,
    /** It is planned, which a text on the past says too. */
    PLANNED,
    /** It is over. */
    PAST,
    /** It is only thought of. */
    HYPOTHETICAL,
    /** So many every day: the period. */
    PERIODIC,
    /** Words of definitions and guides. */
    LESSON,
    /** A lock that is no token lock: the reason. */
    OTHER_LOCK,
    /** Several assets together. */
    COLLECTIVE,
    /** A power of ten. */
    SCALE,
    /** What tokens are counted in. */
    UNIT, APPROXIMATELY,
    /** USD, or another currency. */
    CURRENCY, PERCENT,
    /** Introduces what the amount is worth. */
    WORTH,
    /** Introduces the price of one token. */
    PRICE,
    /** Introduces a figure that is no unlock: a supply, a volume, a sum raised; {@code moved}: follows it as well. */
    ASIDE,
    /** A price has moved, by the share or sum that follows. */
    MOVED,
    /** Stands behind a figure that is no unlock: "a $10 million funding round". */
    FOLLOWS,
    /** Introduces a part of the amount just told. */
    PART_OF,
    /** A share's basis. */
    BASIS,
    /** Cliff or linear. */
    KIND,
    /** Who receives. */
    RECIPIENT,
    /** 1 to 12. */
    MONTH,
    /** 1 (Monday) to 7. */
    WEEKDAY,
    /** am, pm, noon or midnight. */
    DAYPART,
    /** Follows the hour. */
    HOUR,
    /** Follows the year, month or day in East Asian dates. */
    DATE_UNIT,
    /** A day, week or month seen from the base. */
    RELATIVE,
    /** The figures are the tokens', each in its turn. */
    RESPECTIVELY,
    /** A small number as a word. */
    NUMERAL,
    /** Before so many days: "in 3 days". */
    WITHIN,
    /** Days, behind their number; {@code on} where the word says that they are from now: "3 days away". */
    DAYS,
    /** Early, mid or late. */
    STAGE,
    /** Minutes east of UTC. */
    ZONE,
    /** A change cue. */
    CHANGE,
    /** What follows was told before. */
    OLD,
    /** What follows holds now. */
    NEW,
    /** The whole sentence tells what was told before, and wrongly. */
    MISTAKEN,
    /** It is said that nothing comes free. */
    NEGATED,
    /** What stands before it was told before; {@code BECOMES}: holds now. */
    WAS, BECOMES,
    /** A data source's name. */
    DATA_SOURCE,
    /** A relay's name. */
    RELAY,
    /** What follows, or goes before, is the source. */
    ATTRIBUTION,
    /** A date that is not the unlock's: "as of". */
    AS_OF,
    /** Makes the date before it the day of the report. */
    REPORTED,
    /** Makes the name before it an attribute: "Solana-based". */
    BASED,
    /** A token's company: foundation, co-founder, ecosystem. */
    COMPANY,
    /** Binds figures to something else: users, holders. */
    COUNTED,
    /** Says nothing, but holds a phrase together. */
    FILLER
}
