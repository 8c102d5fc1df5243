package io.unlockwire.lab.check;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Announcements whose truth is known: unlocks of a few tokens far enough apart in time to be distinct, each
 * told by one source and, four times of ten, by a second one as well; noise and poison between them. The same
 * seed gives the same traffic.
 */
public final class Traffic {

    /** What must become of an announcement. */
    public enum Fate {
        CLAIM, NO_CLAIM, REJECTED
    }

    /** One announcement to send. */
    public record Post(byte[] value, Fate fate) {}

    /** One unlock that is to be told exactly once; {@code asset} is the catalogue's id. */
    public record Unlock(String asset, Instant at) {}

    private record Token(String asset, String name, String ticker) {}

    private static final List<Token> TOKENS = List.of(
            new Token("kaito", "Kaito", "KAITO"), new Token("zksync", "zkSync", "ZK"),
            new Token("immutable-x", "Immutable X", "IMX"),
            new Token("quai-network", "Quai Network", "QUAI"));
    private static final List<String> FIRST = List.of("RootData", "Tokenomist", "DefiLlama");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);
    private static final LocalDate START = LocalDate.of(2026, 12, 1);
    private static final int DAYS_APART = 5;

    private final List<Post> posts = new ArrayList<>();
    private final List<Unlock> unlocks = new ArrayList<>();

    private Traffic() {}

    public static Traffic of(int unlocks, long seed) {
        Traffic traffic = new Traffic();
        Random random = new Random(seed);
        for (int i = 0; i < unlocks; i++) {
            traffic.unlock(i, random);
            if (random.nextInt(100) < 10) {
                traffic.posts.add(new Post(utf8("Good morning! Number " + i + " in our series on coffee."),
                        Fate.NO_CLAIM));
            }
            if (random.nextInt(100) < 5) {
                traffic.posts.add(new Post(new byte[]{'b', 'a', 'd', (byte) 0xC3, (byte) 0x28, (byte) i},
                        Fate.REJECTED));
            }
        }
        Collections.shuffle(traffic.posts, random);
        return traffic;
    }

    /** In the order in which they are to be sent. */
    public List<Post> posts() {
        return List.copyOf(posts);
    }

    /** Each is to be told once. */
    public List<Unlock> unlocks() {
        return List.copyOf(unlocks);
    }

    private void unlock(int number, Random random) {
        Token token = TOKENS.get(number % TOKENS.size());
        LocalDate day = START.plusDays((long) DAYS_APART * (number / TOKENS.size()));
        int hour = random.nextInt(24);
        String amount = (1 + random.nextInt(90)) + "." + random.nextInt(10) + " million";
        String body = "%s (%s) will unlock %s tokens on %s at %02d:00 UTC. Data: %s.";
        String first = FIRST.get(random.nextInt(FIRST.size()));
        posts.add(new Post(
                utf8(String.format(Locale.ROOT, body, token.name(), token.ticker(), amount, DAY.format(day),
                        hour, first)),
                Fate.CLAIM));
        if (random.nextInt(100) < 40) {
            posts.add(new Post(utf8(String.format(Locale.ROOT, body, token.name(), token.ticker(), amount,
                    DAY.format(day), hour, "CryptoRank")), Fate.CLAIM));
        }
        unlocks.add(new Unlock(token.asset(), day.atTime(hour, 0).toInstant(ZoneOffset.UTC)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
