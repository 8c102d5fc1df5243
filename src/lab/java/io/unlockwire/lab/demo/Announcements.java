package io.unlockwire.lab.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records of one start, in the order in which they are told. */
final class Announcements {
    private static final byte[] KEY = "demo".getBytes(UTF_8);
    private static final byte[] NO_UTF8 = {'A', 'r', 'b', (byte) 0xC3, '(', (byte) 0xFF};

    private final Chapter chapter;
    private final String topic;

    Announcements(Chapter chapter, String topic) {
        this.chapter = chapter;
        this.topic = topic;
    }

    /** The first posts ever seen, of April 2026. */
    List<ProducerRecord<byte[], byte[]>> seeds() throws IOException {
        return lines("seeds.jsonl").map(this::inOrder).toList();
    }

    /**
     * Unlocks of the days ahead, told by several sources, corrected, postponed, and posts that announce nothing.
     */
    List<ProducerRecord<byte[], byte[]>> ahead() throws IOException {
        return told("ahead.txt", new Template(chapter.dated(), Map.of("run", run("ahead", chapter.dated()))));
    }

    /** Records that nobody can read: no UTF-8, and no value at all. */
    List<ProducerRecord<byte[], byte[]>> poison() {
        return List.of(
                new ProducerRecord<>(topic, "demo-broken".getBytes(UTF_8), NO_UTF8),
                new ProducerRecord<>(topic, "demo-missing".getBytes(UTF_8), null));
    }

    /** Two unlocks that come true while one looks on. */
    List<ProducerRecord<byte[], byte[]>> soon() throws IOException {
        Map<String, String> words = new HashMap<>();
        words.put("run", run("soon", chapter.now()));
        words.putAll(Coming.first(chapter.start()).words("first"));
        words.putAll(Coming.second(chapter.start()).words("second"));
        return told("soon.txt", new Template(chapter.now(), words));
    }

    List<ProducerRecord<byte[], byte[]>> all() throws IOException {
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        all.addAll(seeds());
        all.addAll(ahead());
        all.addAll(poison());
        all.addAll(soon());
        return all;
    }

    private List<ProducerRecord<byte[], byte[]>> told(String resource, Template template) throws IOException {
        return lines(resource).map(template::fill).map(this::inOrder).toList();
    }

    /** One key keeps the story's order; a line of plain text comes from somebody who has no keys. */
    private ProducerRecord<byte[], byte[]> inOrder(String line) {
        byte[] key = line.startsWith("{") ? KEY : null;
        return new ProducerRecord<>(topic, key, line.getBytes(UTF_8));
    }

    private static String run(String name, Instant of) {
        return name + "-" + of.getEpochSecond();
    }

    private static Stream<String> lines(String resource) throws IOException {
        try (InputStream in = Announcements.class.getResourceAsStream("/demo/" + resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8).lines();
        }
    }
}
