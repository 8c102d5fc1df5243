package io.unlockwire.unlock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tab-separated form; a line that is wrong stops the reading and is named. A name of
 * {@value #RETIRED} retires the asset of that id.
 */
final class CatalogueFile {

    private static final int COLUMNS = 8;

    private static final String RETIRED = "-";

    private CatalogueFile() {}

    /** What a file says. */
    record Rows(List<Asset> assets, Set<String> retired) {}

    static Rows read(Reader from) throws IOException {
        BufferedReader lines = new BufferedReader(from);
        List<Asset> assets = new ArrayList<>();
        Set<String> retired = new HashSet<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                if (retires(line)) {
                    retired.add(line.split("\t", -1)[0].strip());
                } else {
                    assets.add(asset(line, number));
                }
            }
        }
        return new Rows(assets, retired);
    }

    private static Asset asset(String line, int number) throws IOException {
        String[] columns = Arrays.copyOf(line.split("\t", -1), COLUMNS);
        try {
            String name = text(columns[1]);
            if (name == null) {
                throw new IllegalArgumentException("no name");
            }
            return new Asset(columns[0].strip(), name, text(columns[2]), text(columns[3]), day(columns[4]),
                    day(columns[5]), aliases(text(columns[6])), everyday(columns[7], "word"),
                    everyday(columns[7], "ticker"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("catalogue line " + number + ": " + e.getMessage(), e);
        }
    }

    private static boolean retires(String line) {
        String[] columns = line.split("\t", -1);
        return columns.length > 1 && columns[1].strip().equals(RETIRED);
    }

    private static @Nullable String text(@Nullable String column) {
        return column == null || column.isBlank() ? null : column.strip();
    }

    private static @Nullable LocalDate day(@Nullable String column) {
        String text = text(column);
        return text == null ? null : LocalDate.parse(text);
    }

    private static boolean everyday(@Nullable String column, String which) {
        String text = text(column);
        if (text == null) {
            return false;
        }
        List<String> words = List.of(text.split(" +", -1));
        if (!Set.of("word", "ticker").containsAll(words)) {
            throw new IllegalArgumentException("neither word nor ticker: " + text);
        }
        return words.contains(which);
    }

    private static List<String> aliases(@Nullable String column) {
        return column == null
                ? List.of()
                : Arrays.stream(column.split("\\|", -1)).map(String::strip).toList();
    }
}
