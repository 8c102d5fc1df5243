package io.unlockwire.unlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 15);
    private final Catalogue catalogue = Catalogue.builtIn();

    @Test
    void itHoldsSomeHundredsOfAssetsAndNoTickerOnADayHasTwo() {
        Map<String, String> owners = new HashMap<>();
        catalogue.assets().stream()
                .filter(asset -> asset.validOn(TODAY) && asset.ticker() != null)
                .forEach(asset -> assertThat(owners.put(asset.ticker(), asset.id())).as(asset.ticker())
                        .isNull());

        assertThat(owners).hasSizeGreaterThan(400);
    }

    @Test
    void nameAndTickerThatAgreeCountMostThenTheNameThenTheTicker() {
        assertThat(catalogue.resolve("ZK sync", "ZK", TODAY).assetId()).isEqualTo("zksync");
        assertThat(catalogue.resolve("Kaito", "ZK", TODAY).assetId()).isEqualTo("kaito");
        assertThat(catalogue.resolve(null, "zk", TODAY).assetId()).isEqualTo("zksync");
        assertThat(catalogue.resolve("Foobarium", "FOOB", TODAY))
                .isEqualTo(new Token("Foobarium", "FOOB", "unresolved:foobarium"));
    }

    @Test
    void aRenameIsOneAssetUnderTheNameOfTheDay() {
        assertThat(catalogue.resolve("Fantom", "FTM", LocalDate.of(2024, 5, 1)))
                .isEqualTo(new Token("Fantom", "FTM", "sonic"));
        assertThat(catalogue.resolve("Fantom", "FTM", TODAY)).isEqualTo(new Token("Sonic", "S", "sonic"));
    }

    @Test
    void anOperatorsFileAddsAndReplaces() throws IOException {
        Catalogue merged = catalogue.with(Catalogue.read(new StringReader("kaito\tKaito Two\tKAI2\n")));

        assertThat(merged.resolve(null, "KAI2", TODAY).name()).isEqualTo("Kaito Two");
        assertThat(merged.find("Kaito", null, TODAY)).isNull();
    }

    @Test
    void aWrongLineIsNamed() {
        assertThatThrownBy(() -> Catalogue.read(new StringReader("# head\nfoo\tFoo\tF\t\tyesterday\n")))
                .hasMessageContaining("line 2");
    }
}
