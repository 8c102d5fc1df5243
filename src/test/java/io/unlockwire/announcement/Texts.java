package io.unlockwire.announcement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The labelled texts of {@code texts-*.txt}: each with the claims that it makes, none where it makes none. */
final class Texts {

    /** A text; each claim as its fields in the order of their names. */
    record Labelled(Instant base, String text, List<String> claims) {

        @Override
        public String toString() {
            return text;
        }
    }

    private Texts() {}

    static Stream<Labelled> all() {
        return Stream.of("en", "zh", "latin", "other", "news", "blind").flatMap(Texts::of);
    }

    private static Stream<Labelled> of(String name) {
        try (InputStream file = Texts.class.getResourceAsStream("texts-" + name + ".txt")) {
            String all = new String(Objects.requireNonNull(file, name).readAllBytes(),
                    StandardCharsets.UTF_8);
            return Stream.of(all.split("\n\n", -1)).map(Texts::labelled).filter(one -> !one.text().isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Labelled labelled(String block) {
        Instant base = Seeds.PUBLISHED;
        List<String> text = new ArrayList<>();
        List<String> claims = new ArrayList<>();
        for (String line : block.strip().split("\n", -1)) {
            if (line.startsWith("@ ")) {
                base = Instant.parse(line.substring(2));
            } else if (line.startsWith("= ")) {
                claims.add(sorted(line.substring(2)));
            } else if (!line.startsWith("# ") && !line.strip().equals("-")) {
                text.add(line);
            }
        }
        return new Labelled(base, String.join("\n", text), claims);
    }

    private static String sorted(String label) {
        TreeMap<String, String> fields = new TreeMap<>();
        for (String part : label.split(" ", -1)) {
            int at = part.indexOf('=');
            fields.put(at < 0 ? "a-token" : part.substring(0, at), part.substring(at + 1).replace('+', ' '));
        }
        fields.putIfAbsent("kind", "UNKNOWN");
        return fields.toString();
    }
}
