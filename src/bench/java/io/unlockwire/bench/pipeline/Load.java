package io.unlockwire.bench.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;

/**
 * Announcements whose truth is known: unlocks of made-up tokens, eight to a token and a month apart, and copies that
 * other data sources tell soon after. The same numbers give the same load.
 */
final class Load {

    private static final int UNLOCKS_PER_TOKEN = 8;
    private static final int DAYS_APART = 30;
    private static final int COPIES_WITHIN = 500;
    private static final String[] SOURCES = {"RootData", "Tokenomist", "CryptoRank", "DefiLlama", "Messari"};
    private static final String[] SYLLABLES = {"ba", "ko", "du", "ri", "vel", "ta", "zun", "mi", "qor", "fe"};
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

    private final LocalDate start = LocalDate.now(ZoneOffset.UTC).plusDays(10);
    private final int[] unlock;
    private final byte[] source;
    private final int unlocks;
    private final int tokens;

    /** @param tokens 0 for as many as give each {@value #UNLOCKS_PER_TOKEN} unlocks */
    Load(int records, int copiesPercent, int tokens) {
        this.unlock = new int[records];
        this.source = new byte[records];
        Random random = new Random(copiesPercent);
        byte[] told = new byte[records];
        int next = 0;
        for (int i = 0; i < records; i++) {
            boolean copy = next > 0 && random.nextInt(100) < copiesPercent;
            int which = copy ? next - 1 - random.nextInt(Math.min(next, COPIES_WITHIN)) : next++;
            unlock[i] = which;
            source[i] = told[which];
            told[which] = (byte) ((told[which] + 1) % SOURCES.length);
        }
        this.unlocks = next;
        this.tokens = tokens > 0 ? tokens : 1 + (next - 1) / UNLOCKS_PER_TOKEN;
    }

    int records() {
        return unlock.length;
    }

    int unlocks() {
        return unlocks;
    }

    /** The unlock that a record is about. */
    int unlockOf(int record) {
        return unlock[record];
    }

    String sourceOf(int record) {
        return SOURCES[source[record]];
    }

    int tokenOf(int unlock) {
        return unlock % tokens;
    }

    /** A word that no catalogue has, one for each token. */
    static String name(int token) {
        StringBuilder name = new StringBuilder();
        int left = token;
        for (int i = 0; i < 6; i++) {
            name.append(SYLLABLES[left % SYLLABLES.length]);
            left /= SYLLABLES.length;
        }
        name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        return name.toString();
    }

    /** The token of that name; -1 where it is none of ours. */
    static int token(String name) {
        String left = name.toLowerCase(Locale.ROOT);
        int token = 0;
        int digit = 1;
        while (!left.isEmpty()) {
            int found = 0;
            while (found < SYLLABLES.length && !left.startsWith(SYLLABLES[found])) {
                found++;
            }
            if (found == SYLLABLES.length) {
                return -1;
            }
            token += found * digit;
            digit *= SYLLABLES.length;
            left = left.substring(SYLLABLES[found].length());
        }
        return token;
    }

    static String ticker(int token) {
        return name(token).substring(0, 3).toUpperCase(Locale.ROOT);
    }

    int amount(int unlock) {
        return 1_000_000 + unlock % 900_000 * 7;
    }

    Instant at(int unlock) {
        int token = tokenOf(unlock);
        return start.plusDays(token % 28 + (long) DAYS_APART * (unlock / tokens)).atTime(token % 24, 0)
                .toInstant(ZoneOffset.UTC);
    }

    /** The unlock of that token at that time; -1 where there is none. */
    int unlock(int token, Instant at) {
        long days = start.until(at.atOffset(ZoneOffset.UTC).toLocalDate(), ChronoUnit.DAYS);
        long turn = (days - token % 28) / DAYS_APART;
        long unlock = turn * tokens + token;
        return turn >= 0 && unlock < unlocks && at((int) unlock).equals(at) ? (int) unlock : -1;
    }

    String text(int record) {
        int which = unlock[record];
        int token = tokenOf(which);
        var at = at(which).atOffset(ZoneOffset.UTC);
        return name(token) + " (" + ticker(token) + ") will unlock "
                + String.format(Locale.ROOT, "%,d", amount(which)) + " tokens on " + DAY.format(at) + " at "
                + String.format(Locale.ROOT, "%02d:00", at.getHour())
                + " UTC, as the vesting schedule of its early backers provides. Data: " + sourceOf(record)
                + ".";
    }
}
