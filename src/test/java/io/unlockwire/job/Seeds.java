package io.unlockwire.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The four founding announcements, as records of the announcements topic. */
final class Seeds {

    private Seeds() {}

    static List<String> all() {
        try (InputStream in = Objects.requireNonNull(Seeds.class.getResourceAsStream("/demo/seeds.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
