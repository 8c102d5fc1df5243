package io.unlockwire.lab.poison;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An endless row of records that mean harm: right announcements bent in every way we know, and bytes that never
 * were any. The same seed gives the same row.
 */
final class Hostile {

    private static final int PARTITIONS = 6;
    private static final int LARGE = 240_000;
    private static final List<String> RIGHT = List.of(
            "Kaito (KAITO) will unlock 12.11 million tokens on December 20, 2026 at 04:00 UTC. Data: RootData.",
            "据 RootData 数据，zkSync (ZK) 将于 12 月 17 日 0 时解锁约 1.73 亿枚代币，价值约 266 万美元。",
            "{\"source\":\"desk\",\"publishedAt\":\"2026-11-01T00:00:00Z\",\"text\":\"Immutable X (IMX) will unlock"
                    + " 24.52 million tokens on December 24, 2026 at 00:00 UTC.\"}",
            "{\"claims\":[{\"token\":{\"name\":\"Quai Network\"},\"amount\":\"1000000\",\"unlockAt\":{\"from\":"
                    + "\"2026-12-20T00:00:00Z\",\"to\":\"2026-12-20T00:01:00Z\",\"precision\":\"MINUTE\"}}]}");
    private static final List<String> SHARDS = List.of("\u0000", "\u202E", "\uFEFF", "\\uD800", "\"", "{",
            "}",
            "[", "]", "1e1000000000", "-0", "NaN", "null", "true", "9".repeat(300),
            "<script>alert(1)</script>",
            "%s%n", "${jndi:ldap://x}", "\n\n", "2026-02-30T25:61:61Z", "99999-01-01T00:00:00Z", "%", "亿",
            "万",
            " million million ", "(((", "$", "UTC+99", "\uD83D\uDE80");
    private static final List<String> HEADERS = List.of("REPLY_TOPIC", "REPLY_PARTITION", "traceparent",
            "ce_source", "ce_time", "ce_id", "ce_type", "ce_specversion", "deserialization-failure-data",
            "dead-letter-topic", "content-type", "");

    private final Random random;
    private final String topic;

    Hostile(long seed, String topic) {
        this.random = new Random(seed);
        this.topic = topic;
    }

    ProducerRecord<byte[], byte[]> next() {
        byte[] value = value();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, random.nextInt(PARTITIONS), key(),
                value);
        for (int i = random.nextInt(4); i > 0; i--) {
            record.headers().add(HEADERS.get(random.nextInt(HEADERS.size())),
                    random.nextInt(5) == 0 ? null : bent(one(RIGHT)).getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    private byte @Nullable [] key() {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> bytes(random.nextInt(64));
            default -> bytes(random.nextInt(100) == 0 ? 20_000 : 8);
        };
    }

    private byte @Nullable [] value() {
        int chance = random.nextInt(1000);
        if (chance < 10) {
            return null;
        } else if (chance < 30) {
            return bytes(random.nextInt(200));
        } else if (chance < 33) {
            return utf8(large());
        } else if (chance < 60) {
            return utf8(deep());
        } else if (chance < 120) {
            return odd();
        } else if (chance < 250) {
            byte[] torn = utf8(one(RIGHT));
            return Arrays.copyOf(torn, random.nextInt(torn.length + 1));
        } else if (chance < 400) {
            byte[] broken = utf8(one(RIGHT));
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            return broken;
        } else if (chance < 500) {
            return utf8(one(RIGHT));
        }
        return utf8(bent(one(RIGHT)));
    }

    /** With shards put in, pieces taken out, doubled, or turned round. */
    private String bent(String text) {
        StringBuilder bent = new StringBuilder(text);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(bent.length() + 1);
            int to = Math.min(bent.length(), at + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> bent.insert(at, one(SHARDS));
                case 1 -> bent.delete(at, to);
                case 2 -> bent.insert(at, bent.substring(at, to));
                default ->
                    bent.replace(at, to, new StringBuilder(bent.substring(at, to)).reverse().toString());
            }
        }
        return bent.toString();
    }

    private String deep() {
        int depth = 1 + random.nextInt(20_000);
        return switch (random.nextInt(3)) {
            case 0 -> "{\"text\":" + "[".repeat(depth);
            case 1 -> "{\"claims\":" + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth) + "}";
            default -> "(".repeat(depth) + one(RIGHT);
        };
    }

    private String large() {
        int size = random.nextInt(LARGE);
        return switch (random.nextInt(4)) {
            case 0 -> "a".repeat(size);
            case 1 -> "{\"text\":\"" + "1 million KAITO ".repeat(size / 16) + "\"}";
            case 2 -> RIGHT.get(3).replaceFirst("\\{", "{\"padding\":\"" + "x".repeat(size) + "\",");
            default -> "{\"claims\":[" + "{\"token\":{\"name\":\"X\"}},".repeat(size / 24) + "{}]}";
        };
    }

    /** Right JSON of wrong kinds. */
    private byte[] odd() {
        return utf8(switch (random.nextInt(7)) {
            case 0 -> "{\"text\":" + random.nextInt() + "}";
            case 1 -> "{\"text\":\"a\",\"text\":\"b\"}";
            case 2 -> "{\"claims\":{}}";
            case 3 -> "{\"claims\":[null]}";
            case 4 -> "{\"claims\":[{\"token\":{\"name\":\"X\"},\"amount\":1e999999999}]}";
            case 5 -> RIGHT.get(3) + RIGHT.get(3);
            default -> " ".repeat(random.nextInt(50));
        });
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
