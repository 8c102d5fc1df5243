package io.unlockwire.announcement;

/**
 * One meaning of a word.
 *
 * @param number the value as a number, 0 where it is none
 */
record Term(Sense sense, String value, int number, String language) {

    static Term of(Sense sense, String value, String language) {
        boolean numeric = !value.isEmpty() && value.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        return new Term(sense, value, numeric ? Integer.parseInt(value) : 0, language);
    }
}
