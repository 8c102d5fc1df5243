package io.unlockwire.announcement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.unlockwire.unlock.Catalogue;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing throws, and the cost grows with the length: {@code -Dreading.fuzz=1000000} for the long run. */
class TotalityTest {

    private static final int ROUNDS = Integer.getInteger("reading.fuzz", 3000);
    private static final long MOST_KEPT = 4 << 20;
    private static final String[] SCRAPS = {"unlock", " will ", "12.11 million", "$", "(", ")", "|", "\n",
            "4月", "日",
            "UTC+", "14:", "99", "%", "\u202E", "\uD83D", "𝟙", "e9999", "9".repeat(400), "亿", "万", "from ",
            " to ",
            "February 29", "postponed", "{", "\"", "per day", "Sui", "(SUI)", "#", "\0", "circulating supply",
            "-", "/"};

    @Test
    void noMutationOfAPostThrowsAndEachAnswerCanBeWritten() throws Exception {
        Random random = new Random(20260415);
        List<String> posts = new ArrayList<>();
        for (JsonNode seed : Seeds.all()) {
            posts.add(seed.get("announcement").toString());
            posts.add(seed.at("/announcement/text").asText());
        }
        long early = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] value = mutated(posts.get(random.nextInt(posts.size())), random);
            if (i % 10_000 == 9_999) {
                value = new String(value, UTF_8).repeat(5_000_000 / Math.max(1, value.length))
                        .getBytes(UTF_8);
            }

            Reading reading = Seeds.read(value);

            assertThat(Seeds.JSON.writeValueAsString(Preview.of(reading))).isNotEmpty();
            if (i == ROUNDS / 10) {
                early = alive();
            }
        }
        assertThat(alive() - early).as("bytes that reading keeps").isLessThan(MOST_KEPT);
    }

    private static long alive() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sui 5 million 2% $3M May 3 ", "unlock ", "(", "9", "1,", "Sui, ", "the   ",
            "2% of x ",
            "$SUI will unlock 5M\n", "解锁4月1日5亿枚", "from May 3 to May 4 postponed unlock ", "A b C (D) "})
    void twiceTheTextIsReadInTwiceTheSteps(String scrap) {
        long once = steps(scrap.repeat(16_000 / scrap.length()));
        long twice = steps(scrap.repeat(32_000 / scrap.length()));

        assertThat(twice).isLessThan(once * 5 / 2 + 1000);
    }

    private static long steps(String text) {
        TextReader reader = new TextReader(Catalogue.builtIn(), ReadingRules.defaults());
        Post post = new Post("test", null, null, Seeds.PUBLISHED, null, text);
        Lexed lexed = reader.lex(post);
        reader.read(post, lexed);
        return lexed.looks();
    }

    private static byte[] mutated(String post, Random random) {
        StringBuilder text = new StringBuilder(post);
        int times = 1 + random.nextInt(8);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, SCRAPS[random.nextInt(SCRAPS.length)]);
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
                case 2 -> text.insert(at, (char) random.nextInt(0x10000));
                default ->
                    text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
            }
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        if (bytes.length > 0 && random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }
}
