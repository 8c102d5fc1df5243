package io.unlockwire.lab.traffic;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The truth of a run on disk, one fact a line, written before its announcement is sent. */
public final class TruthFile implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final BufferedWriter out;

    public TruthFile(Path file) {
        try {
            out = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(Fact fact) {
        try {
            out.write(JSON.writeValueAsString(fact));
            out.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    public static List<Fact> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(TruthFile::fact).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fact fact(String line) {
        try {
            return JSON.readValue(line, Fact.class);
        } catch (IOException e) {
            throw new UncheckedIOException("not a fact: " + line, e);
        }
    }
}
