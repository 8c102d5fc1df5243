package io.unlockwire.lab.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Stream;

/**
 * An endless row of announcements with known truth. Four claims of ten are copies, from five sources and more
 * or less late; 5 % change an unlock, 1 % cancel one, 0.5 % are poison, and some are chatter or long past. The
 * same seed, start and pace give the same row.
 *
 * <p>
 * What would be right either way is avoided: unlocks of one token lie ten days apart, and an unlock that
 * changes is told on one partition, so that its copies come before the change.
 */
public final class Traffic {

    private static final int PARTITIONS = 6;
    private static final int TOKENS = 200;
    private static final int EACH = 20;
    private static final int IN_WORDS = 160;
    private static final Duration APART = Duration.ofDays(10);
    private static final Duration AHEAD = Duration.ofDays(30);
    private static final List<Duration> REMINDERS = List.of(Duration.ZERO, Duration.ofHours(1),
            Duration.ofHours(24), Duration.ofDays(7));
    private static final List<String> SOURCES = List.of("RootData", "Tokenomist", "DefiLlama", "CryptoRank",
            "Messari");

    /** A post that waits for its turn. */
    private record Due(long slot, int order, Post post) {}

    private final Random random;
    private final Instant start;
    private final Duration pace;
    private final int spread;
    private final PriorityQueue<Due> due = new PriorityQueue<>(
            Comparator.comparingLong(Due::slot).thenComparingInt(Due::order));
    private long slot;
    private int number;
    private int unlocks;
    private int inWords;

    /**
     * The row's beginning.
     *
     * @param start when the first is sent
     * @param pace from one post to the next; some unlocks and reminders are due within the minute after
     *            their announcement
     * @param spread copies follow within so many posts, one of five within nine times as many
     */
    public Traffic(long seed, Instant start, Duration pace, int spread) {
        this.random = new Random(seed);
        this.start = start.truncatedTo(ChronoUnit.SECONDS);
        this.pace = pace;
        this.spread = spread;
    }

    /** The first so many posts of that seed, as of today. */
    public static List<Post> of(int posts, long seed) {
        Traffic traffic = new Traffic(seed, Instant.now(), Duration.ofMillis(2), 4 + posts / 10);
        return Stream.generate(traffic::next).limit(posts).toList();
    }

    public Post next() {
        slot++;
        if (!due.isEmpty() && due.peek().slot() <= slot) {
            return due.poll().post();
        }
        int chance = random.nextInt(1000);
        if (chance < 9) {
            return other(Part.POISON, Wording.poison(++number, random.nextInt(4)));
        } else if (chance < 20) {
            return other(Part.CHATTER, Wording.chatter(++number));
        } else if (chance < 26) {
            return other(Part.STALE, Wording.structured(++number, start, "Past" + number, 5_000_000,
                    start.minus(AHEAD.multipliedBy(2)), SOURCES.get(0), null));
        } else if (chance < 34) {
            return soon();
        } else if (chance < 54 && inWords < IN_WORDS) {
            return inWords();
        }
        return unlock();
    }

    private Post other(Part part, byte[] value) {
        return new Post(random.nextInt(PARTITIONS), value, new Fact(Fact.digest(value), part, -1, "0", 0));
    }

    private Post inWords() {
        int unlock = unlocks++;
        String[] token = Wording.KNOWN.get(inWords % Wording.KNOWN.size());
        Instant at = place(inWords++ / Wording.KNOWN.size()).truncatedTo(ChronoUnit.HOURS);
        long amount = (10 + random.nextInt(900)) * 100_000L;
        List<Post> told = new ArrayList<>();
        for (String source : tellers()) {
            byte[] value = Wording.text(++number, token[0], token[1], amount, at, source);
            told.add(post(random.nextInt(PARTITIONS), value, Part.TELLS, unlock, amount, at));
        }
        return first(told, 9);
    }

    /** A reminder of it, or itself, is due within the minute. */
    private Post soon() {
        int unlock = unlocks++;
        Duration before = REMINDERS.get(random.nextInt(REMINDERS.size()));
        Instant at = start.plus(pace.multipliedBy(slot)).plusSeconds(15 + random.nextInt(30)).plus(before)
                .truncatedTo(ChronoUnit.SECONDS);
        long amount = amount();
        byte[] value = Wording.structured(++number, start, "Soon" + unlock, amount, at, SOURCES.get(0), null);
        return post(random.nextInt(PARTITIONS), value, Part.TELLS, unlock, amount, at);
    }

    private Post unlock() {
        int unlock = unlocks++;
        String token = "Lab" + (unlock / (TOKENS * EACH) * TOKENS + unlock % TOKENS);
        Instant at = place(unlock / TOKENS % EACH);
        long amount = amount();
        boolean changes = random.nextInt(1000) < 85;
        boolean ends = random.nextInt(1000) < 18;
        int home = random.nextInt(PARTITIONS);
        List<String> tellers = tellers();
        List<Post> told = new ArrayList<>();
        for (String source : tellers) {
            byte[] value = Wording.structured(++number, start, token, amount, at, source, null);
            int partition = changes || ends ? home : random.nextInt(PARTITIONS);
            told.add(post(partition, value, Part.TELLS, unlock, amount, at));
        }
        Post first = first(told, changes || ends ? 1 : 9);
        long last = slot + spread + 1;
        if (changes) {
            boolean moves = random.nextInt(100) < 40;
            Instant newAt = moves ? at.plus(Duration.ofDays(1)) : at;
            long newAmount = moves ? amount : amount / 1000 * 1500;
            String change = moves ? Wording.change("POSTPONED", amount, at) : null;
            byte[] value = Wording.structured(++number, start.plusSeconds(60), token, newAmount, newAt,
                    tellers.get(0), change);
            last += random.nextInt(spread);
            later(last, post(home, value, moves ? Part.POSTPONES : Part.CORRECTS, unlock, newAmount, newAt));
            at = newAt;
            amount = newAmount;
        }
        if (ends) {
            byte[] value = Wording.structured(++number, start.plusSeconds(120), token, amount, at,
                    tellers.get(0), Wording.change("CANCELLED", amount, at));
            later(last + 1 + random.nextInt(spread), post(home, value, Part.CANCELS, unlock, amount, at));
        }
        return first;
    }

    /** Now, and its copies later: most soon, some {@code longest} times as late. */
    private Post first(List<Post> told, int longest) {
        told.stream().skip(1).forEach(copy -> {
            int late = random.nextInt(100) < 80 ? spread : spread * longest;
            later(slot + 1 + random.nextInt(late), copy);
        });
        return told.get(0);
    }

    private void later(long when, Post post) {
        due.add(new Due(when, ++number, post));
    }

    private List<String> tellers() {
        int chance = random.nextInt(100);
        int copies = chance < 55 ? 0 : chance < 77 ? 1 : chance < 90 ? 2 : chance < 96 ? 3 : 4;
        int from = random.nextInt(SOURCES.size());
        return Stream.iterate(from, i -> i + 1).limit(1 + copies).map(i -> SOURCES.get(i % SOURCES.size()))
                .toList();
    }

    private Instant place(int nth) {
        return start.plus(AHEAD).plus(APART.multipliedBy(nth)).truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofMinutes(random.nextInt(24 * 60)));
    }

    private long amount() {
        return (1 + random.nextInt(900_000)) * 1000L;
    }

    private static Post post(int partition, byte[] value, Part part, int unlock, long amount, Instant at) {
        return new Post(partition, value,
                new Fact(Fact.digest(value), part, unlock, String.valueOf(amount), at.getEpochSecond()));
    }
}
