package io.unlockwire.lab.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The bytes of announcements, as desks and scrapers write them. Each is told apart by its number. */
final class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter
            .ofPattern("MMMM d, yyyy 'at' HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Wording() {}

    static byte[] text(int number, String name, String ticker, long amount, Instant at, String dataSource) {
        return utf8(
                String.format(Locale.ROOT, "%s (%s) will unlock %s tokens on %s UTC. Data: %s. Post no. #%d",
                        name, ticker, millions(amount), DAY.format(at), dataSource, number));
    }

    /** @param change the JSON of a change; null for none */
    static byte[] structured(int number, Instant published, String token, long amount, Instant at,
            String dataSource, String change) {
        return utf8(String.format(Locale.ROOT,
                "{\"source\":\"desk-%s\",\"sourceId\":\"n-%d\",\"publishedAt\":\"%s\",\"claims\":[{\"token\":"
                        + "{\"name\":\"%s\"},\"amount\":\"%d\",\"unlockAt\":%s,\"dataSource\":\"%s\",\"change\":%s}]}",
                dataSource, number, published, token, amount, time(at), dataSource, change));
    }

    static String change(String cue, long oldAmount, Instant oldTime) {
        return String.format(Locale.ROOT,
                "{\"cue\":\"%s\",\"old\":{\"amount\":\"%d\",\"unlockAt\":%s}}", cue, oldAmount,
                time(oldTime));
    }

    static byte[] chatter(int number) {
        return utf8("Good morning! Number " + number + " in our series on coffee.");
    }

    static byte[] poison(int number, int kind) {
        return switch (kind % 4) {
            case 0 -> notUtf8(number);
            case 1 -> utf8("{\"text\": \"no end, number " + number);
            case 2 -> utf8("{\"text\": " + number + "}");
            default -> utf8("{\"source\":\"desk\",\"sourceId\":\"" + number
                    + "\",\"claims\":[{\"token\":{\"name\":\"X\"},\"amount\":\"-5\"}]}");
        };
    }

    private static byte[] notUtf8(int number) {
        byte[] bytes = utf8("bad __ " + number);
        bytes[4] = (byte) 0xC3;
        bytes[5] = (byte) 0x28;
        return bytes;
    }

    private static String time(Instant from) {
        return "{\"from\":\"" + from + "\",\"to\":\"" + from.plusSeconds(60)
                + "\",\"precision\":\"MINUTE\",\"zone\":\"UTC\",\"assumed\":false}";
    }

    private static String millions(long amount) {
        return amount / 1_000_000 + "." + amount / 100_000 % 10 + " million";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Tokens that the service's catalogue knows, for announcements in words. */
    static final List<String[]> KNOWN = List.of(new String[]{"Kaito", "KAITO"}, new String[]{"zkSync", "ZK"},
            new String[]{"Immutable X", "IMX"}, new String[]{"Quai Network", "QUAI"});
}
