package io.unlockwire.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When faults happened, as the lab wrote it down, one JSON object {@code from, to} a line. */
record Outages(List<Window> windows) {

    /** Catching up afterwards is part of it. */
    record Window(Instant from, Instant to) {

        boolean touches(Instant start, Instant end) {
            return from.isBefore(end) && start.isBefore(to.plus(Settling.CATCH_UP));
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    static Outages read(Path file) {
        List<Window> windows = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                JsonNode fault = JSON.readTree(line);
                windows.add(new Window(Instant.parse(fault.path("from").asText()),
                        Instant.parse(fault.path("to").asText())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Outages(windows);
    }

    boolean around(Instant start, Duration length) {
        return windows.stream().anyMatch(window -> window.touches(start, start.plus(length)));
    }

    /** Whether what was decided before a moment may have been written as late as another for an outage. */
    boolean heldUp(Instant decided, Instant written) {
        return windows.stream().anyMatch(window -> !window.from().isAfter(decided)
                && !written.isAfter(window.to().plus(Settling.CATCH_UP)));
    }

    /** How long ago the last one ended. */
    Duration sinceLast(Instant now) {
        return windows.stream().map(window -> Duration.between(window.to(), now))
                .min(Duration::compareTo).orElse(Duration.ZERO);
    }
}
