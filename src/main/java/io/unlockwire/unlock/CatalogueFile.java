package io.unlockwire.unlock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the tab-separated form; a line that is wrong stops the reading and is named. */
final class CatalogueFile {

    private static final int COLUMNS = 8;

    private CatalogueFile() {}

    static List<Asset> read(Reader from) throws IOException {
        BufferedReader lines = new BufferedReader(from);
        List<Asset> assets = new ArrayList<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                assets.add(asset(line, number));
            }
        }
        return assets;
    }

    private static Asset asset(String line, int number) throws IOException {
        String[] columns = Arrays.copyOf(line.split("\t", -1), COLUMNS);
        try {
            String name = text(columns[1]);
            if (name == null) {
                throw new IllegalArgumentException("no name");
            }
            return new Asset(columns[0].strip(), name, text(columns[2]), text(columns[3]), day(columns[4]),
                    day(columns[5]), aliases(text(columns[6])), "word".equals(text(columns[7])));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("catalogue line " + number + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable String text(@Nullable String column) {
        return column == null || column.isBlank() ? null : column.strip();
    }

    private static @Nullable LocalDate day(@Nullable String column) {
        String text = text(column);
        return text == null ? null : LocalDate.parse(text);
    }

    private static List<String> aliases(@Nullable String column) {
        return column == null
                ? List.of()
                : Arrays.stream(column.split("\\|", -1)).map(String::strip).toList();
    }
}
