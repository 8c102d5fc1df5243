package io.unlockwire.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the catalogue which comes with the service contradicts itself on no day. */
class CatalogueRowsTest {

    private final List<Asset> rows = Catalogue.builtIn().assets();

    @Test
    void itKnowsSomeHundredsOfAssets() {
        assertThat(rows.stream().map(Asset::id).distinct()).hasSizeGreaterThan(500);
    }

    /** Whatever day an announcement is of: the first of each naming is one on which something changed. */
    @Test
    void onNoDayHaveTwoAssetsOneTickerOrOneNameOfTheirOwn() {
        Set<LocalDate> days = new HashSet<>(Set.of(LocalDate.of(2020, 1, 1), LocalDate.of(2030, 1, 1)));
        rows.stream().map(Asset::from).filter(day -> day != null).forEach(days::add);
        for (LocalDate day : days) {
            unique(day, asset -> asset.ticker() == null ? "" : asset.ticker());
            unique(day, asset -> NameForm.of(asset.name()));
        }
    }

    @Test
    void anAliasIsNoOtherAssetsNameButForWhatItsTickerTellsApart() {
        Map<String, String> names = new HashMap<>();
        rows.forEach(asset -> names.put(NameForm.of(asset.name()), asset.id()));
        List<String> shared = rows.stream()
                .flatMap(asset -> asset.aliases().stream()
                        .filter(alias -> !names.getOrDefault(NameForm.of(alias), asset.id())
                                .equals(asset.id()))
                        .map(alias -> asset.id() + " " + alias))
                .toList();
        assertThat(shared).containsExactly("sonic-svm Sonic");
    }

    @Test
    void aRenameLeavesNoDayOutAndNoneTwice() {
        Map<String, Asset> before = new HashMap<>();
        for (Asset asset : rows) {
            Asset earlier = before.put(asset.id(), asset);
            if (earlier != null) {
                assertThat(asset.from()).as(asset.id()).isNotNull().isEqualTo(earlier.until());
            }
        }
    }

    @Test
    void idsTickersAndCoinGeckoIdsHaveTheirForm() {
        assertThat(rows).allSatisfy(asset -> {
            assertThat(asset.id()).matches("[a-z0-9][a-z0-9-]*");
            assertThat(asset.ticker() == null ? "X" : asset.ticker()).matches("[A-Z0-9]{1,10}");
            assertThat(asset.coinGeckoId() == null ? "x" : asset.coinGeckoId()).matches("[a-z0-9][a-z0-9-]*");
        });
    }

    @Test
    void noCoinGeckoIdIsTwoAssets() {
        Map<String, String> owners = new HashMap<>();
        rows.stream().filter(asset -> asset.coinGeckoId() != null).forEach(asset -> {
            String owner = owners.putIfAbsent(asset.coinGeckoId(), asset.id());
            assertThat(owner == null || owner.equals(asset.id())).as(asset.coinGeckoId()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"APT", "ARB", "AVAX", "AXS", "FTN", "H", "HYPE", "IMX", "IO", "IP", "JUP",
            "KAITO",
            "MELANIA", "ONDO", "PUMP", "QUAI", "SAND", "SOL", "SOON", "STRK", "SUI", "TIA", "TRUMP", "WLD",
            "XPL",
            "ZK"})
    void theTokensAnnouncedMostAreKnownWithTheirCoinGeckoIds(String ticker) {
        assertThat(rows).filteredOn(asset -> ticker.equals(asset.ticker())).singleElement()
                .extracting(Asset::coinGeckoId).isNotNull();
    }

    private void unique(LocalDate day, Function<Asset, String> what) {
        Map<String, String> owners = new HashMap<>();
        rows.stream().filter(asset -> asset.validOn(day) && !what.apply(asset).isEmpty()).forEach(asset -> {
            String owner = owners.putIfAbsent(what.apply(asset), asset.id());
            assertThat(owner == null || owner.equals(asset.id())).as("%s on %s", what.apply(asset), day)
                    .isTrue();
        });
    }
}
