package io.unlockwire.unlock;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
 * Evidence counts in this order: name and ticker that agree; the name, an asset's own before an alias;
 * a ticker that only one asset has, unless a name that is not its stands beside it. Names compare in
 * {@link NameForm}; a naming in use on the day is preferred to one that has ended, one yet to come means
 * nothing, and where two assets remain none is meant.
 */
public final class Catalogue {

    private static final int LEAST_AKIN = 4;
    private static final int LEAST_WORD = 3;

    private final List<Asset> assets;
    private final Map<String, List<Asset>> byId = new LinkedHashMap<>();
    private final Map<String, List<Asset>> byName = new HashMap<>();
    private final Map<String, List<Asset>> byAlias = new HashMap<>();
    private final Map<String, List<Asset>> byTicker = new HashMap<>();

    public Catalogue(Collection<Asset> assets) {
        this.assets = List.copyOf(assets);
        for (Asset asset : this.assets) {
            add(byId, asset.id(), asset);
            add(byName, NameForm.of(asset.name()), asset);
            new HashSet<>(asset.aliases()).forEach(alias -> add(byAlias, NameForm.of(alias), asset));
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
            return new Catalogue(List.of()).changedBy(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This one changed by the rows of such a file; an IOException names the line that is wrong. */
    public Catalogue changedBy(Reader file) throws IOException {
        CatalogueFile.Rows rows = CatalogueFile.read(file);
        Set<String> named = new HashSet<>(rows.retired());
        rows.assets().forEach(asset -> named.add(asset.id()));
        List<Asset> merged = new ArrayList<>(rows.assets());
        assets.stream().filter(asset -> !named.contains(asset.id())).forEach(merged::add);
        return new Catalogue(merged);
    }

    public List<Asset> assets() {
        return assets;
    }

    /** The asset's naming of that day, or its latest. */
    public @Nullable Asset asset(String id, LocalDate day) {
        return theOne(byId.getOrDefault(id, List.of()), day);
    }

    /** Name and ticker as written, either may be absent, to the one asset they mean, else null. */
    public @Nullable Asset find(@Nullable String name, @Nullable String ticker, LocalDate day) {
        String form = name == null ? "" : NameForm.of(name);
        List<Asset> named = byName.getOrDefault(form, List.of());
        List<Asset> nicknamed = byAlias.getOrDefault(form, List.of());
        List<Asset> ticked = ticker == null
                ? List.of()
                : byTicker.getOrDefault(ticker.toUpperCase(Locale.ROOT), List.of());
        Asset one = theOne(
                Stream.concat(named.stream(), nicknamed.stream()).filter(ticked::contains).toList(),
                day);
        if (one == null) {
            one = theOne(named.isEmpty() ? nicknamed : named, day);
        }
        if (one == null && named.isEmpty() && nicknamed.isEmpty()) {
            one = theOne(ticked.stream().filter(asset -> name == null || form.isEmpty() || akin(name, asset))
                    .toList(), day);
        }
        return one == null ? null : asset(one.id(), day);
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

    /**
     * "Kaito Foundation" and "KaitoFoundation" beside KAITO are Kaito, "Fetch" beside FET is Fetch.ai, but a name of its
     * own beside it is another's
     * token, also one that the ticker's letters begin.
     */
    private static boolean akin(String name, Asset asset) {
        String form = NameForm.of(name);
        return asset.names().stream().map(NameForm::of)
                .anyMatch(known -> within(known, form) || opens(form, known))
                || words(name).anyMatch(word -> word.length() >= LEAST_WORD && word.equals(ticker(asset)));
    }

    private static boolean within(String known, String form) {
        return known.length() >= LEAST_AKIN && form.contains(known);
    }

    private static boolean opens(String form, String known) {
        return form.length() >= LEAST_AKIN && known.startsWith(form);
    }

    private static Stream<String> words(String name) {
        return Arrays.stream(name.split("[^\\p{L}\\p{N}]+", -1)).map(NameForm::of);
    }

    private static String ticker(Asset asset) {
        return asset.ticker() == null ? "" : NameForm.of(asset.ticker());
    }

    /** The one asset whose naming is in use that day, else the one whose naming has ended; never one of two. */
    private static @Nullable Asset theOne(List<Asset> candidates, LocalDate day) {
        List<Asset> valid = candidates.stream().filter(asset -> asset.validOn(day)).toList();
        List<Asset> meant = valid.isEmpty()
                ? candidates.stream().filter(asset -> asset.startedBy(day)).toList()
                : valid;
        boolean unique = meant.stream().map(Asset::id).distinct().count() == 1;
        return unique ? meant.get(meant.size() - 1) : null;
    }

    private static void add(Map<String, List<Asset>> index, String key, Asset asset) {
        if (!key.isEmpty()) {
            index.computeIfAbsent(key, k -> new ArrayList<>()).add(asset);
        }
    }
}
