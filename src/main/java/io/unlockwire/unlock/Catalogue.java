package io.unlockwire.unlock;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which asset a name or a ticker means. Immutable, thread-safe.
 *
 * <p>
 * Evidence counts in this order: name and ticker that agree, the name, a ticker that only one asset
 * has. Names compare in {@link NameForm}; a naming in use on the day is preferred to one that has
 * ended, and one yet to come means nothing.
 */
public final class Catalogue {

    private final List<Asset> assets;
    private final Map<String, List<Asset>> byId = new LinkedHashMap<>();
    private final Map<String, List<Asset>> byName = new HashMap<>();
    private final Map<String, List<Asset>> byTicker = new HashMap<>();

    public Catalogue(Collection<Asset> assets) {
        this.assets = List.copyOf(assets);
        for (Asset asset : this.assets) {
            add(byId, asset.id(), asset);
            Set<String> names = new HashSet<>();
            Stream.concat(Stream.of(asset.name()), asset.aliases().stream())
                    .map(NameForm::of)
                    .filter(names::add)
                    .forEach(name -> add(byName, name, asset));
            if (asset.ticker() != null) {
                add(byTicker, asset.ticker().toUpperCase(Locale.ROOT), asset);
            }
        }
    }

    /** The catalogue that comes with the service. */
    public static Catalogue builtIn() {
        try (InputStream file = Catalogue.class.getResourceAsStream("/catalogue.tsv")) {
            if (file == null) {
                throw new IllegalStateException("catalogue.tsv is not on the class path");
            }
            return read(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A catalogue in the form of {@code catalogue.tsv}; an IOException names the line that is wrong. */
    public static Catalogue read(Reader from) throws IOException {
        return new Catalogue(CatalogueFile.read(from));
    }

    /** This one with the other's rows: an id that the other has loses its rows here. */
    public Catalogue with(Catalogue other) {
        List<Asset> merged = new ArrayList<>(other.assets);
        assets.stream().filter(asset -> !other.byId.containsKey(asset.id())).forEach(merged::add);
        return new Catalogue(merged);
    }

    public List<Asset> assets() {
        return assets;
    }

    /** The asset's naming of that day, or its latest. */
    public @Nullable Asset asset(String id, LocalDate day) {
        return preferred(byId.getOrDefault(id, List.of()), day);
    }

    /** Name and ticker as written, either may be absent, to the one asset they mean, else null. */
    public @Nullable Asset find(@Nullable String name, @Nullable String ticker, LocalDate day) {
        List<Asset> named = name == null ? List.of() : byName.getOrDefault(NameForm.of(name), List.of());
        List<Asset> ticked = ticker == null
                ? List.of()
                : byTicker.getOrDefault(ticker.toUpperCase(Locale.ROOT), List.of());
        Asset both = preferred(named.stream().filter(ticked::contains).toList(), day);
        if (both != null) {
            return current(both, day);
        }
        Asset one = preferred(named, day);
        if (one == null && ticked.stream().map(Asset::id).distinct().count() <= 1) {
            one = preferred(ticked, day);
        }
        return one == null ? null : current(one, day);
    }

    /** The same as {@link #find}, provisional where nothing is known: never a guess. */
    public Token resolve(@Nullable String name, @Nullable String ticker, LocalDate day) {
        Asset found = find(name, ticker, day);
        if (found != null) {
            return found.token();
        }
        String written = name != null ? name : ticker != null ? ticker : "";
        String form = NameForm.of(written);
        return new Token(written, ticker, Token.UNRESOLVED + (form.isEmpty() ? "nameless" : form));
    }

    private Asset current(Asset naming, LocalDate day) {
        Asset now = asset(naming.id(), day);
        return now == null ? naming : now;
    }

    private static @Nullable Asset preferred(List<Asset> candidates, LocalDate day) {
        Asset ended = null;
        for (Asset asset : candidates) {
            if (asset.validOn(day)) {
                return asset;
            }
            if (asset.from() == null || !day.isBefore(asset.from())) {
                ended = asset;
            }
        }
        return ended;
    }

    private static void add(Map<String, List<Asset>> index, String key, Asset asset) {
        if (!key.isEmpty()) {
            index.computeIfAbsent(key, k -> new ArrayList<>()).add(asset);
        }
    }
}
