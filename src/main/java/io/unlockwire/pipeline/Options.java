package io.unlockwire.pipeline;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** A command with its options, {@code --name=value} or {@code --name}. */
record Options(String command, List<String> given) {

    /** @throws IllegalArgumentException if an option is none of these */
    Options only(String... names) {
        Set<String> known = Set.of(names);
        given.forEach(option -> {
            String name = option.startsWith("--") ? option.substring(2).split("=", 2)[0] : option;
            if (!option.startsWith("--") || !known.contains(name)) {
                throw new IllegalArgumentException(command + " knows no " + option);
            }
        });
        return this;
    }

    boolean has(String name) {
        return given.contains("--" + name);
    }

    @Nullable
    String one(String name) {
        Set<String> values = all(name);
        if (values.size() > 1) {
            throw new IllegalArgumentException("--" + name + " is given more than once");
        }
        return values.isEmpty() ? null : values.iterator().next();
    }

    Set<String> all(String name) {
        Set<String> values = new HashSet<>();
        String prefix = "--" + name + "=";
        given.stream().filter(option -> option.startsWith(prefix))
                .forEach(option -> values.add(option.substring(prefix.length())));
        return values;
    }

    Instant time(String name, Instant otherwise) {
        String text = one(name);
        try {
            return text == null ? otherwise : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--" + name + " is no time like 2026-04-15T08:00:00Z", e);
        }
    }

    /** 0 once it is done; 1 if the brokers refused, 2 if it was not understood, which is said. */
    static int exitCode(PrintStream out, Runnable command) {
        try {
            command.run();
            return 0;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        } catch (KafkaException e) {
            out.println("refused: " + e.getMessage());
            return 1;
        }
    }
}
