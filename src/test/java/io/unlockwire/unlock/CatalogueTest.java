package io.unlockwire.unlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which asset is meant, by the order of evidence; and what an operator's file changes. */
class CatalogueTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 15);
    private final Catalogue catalogue = Catalogue.builtIn();

    /** Public lists give some of these tickers to other tokens. */
    @ParameterizedTest(name = "{0} ({1}) is {2}")
    @CsvSource({"zkSync,ZK,zksync", "Polyhedra,ZKJ,polyhedra", "Starknet,STRK,starknet",
            "Strike,STRIKE,strike", "Hyperliquid,HYPE,hyperliquid", "Sonic,S,sonic", "Sonic,SONIC,sonic-svm",
            "Humanity Protocol,H,humanity", "Wormhole,W,wormhole", "Story,IP,story",
            "OpenLedger,OPEN,openledger",
            "Movement,MOVE,movement", "Lighter,LIT,lighter", "Immutable,IMX,immutable-x"})
    void firstNameAndTickerThatAgree(String name, String ticker, String asset) {
        assertThat(catalogue.resolve(name, ticker, TODAY).assetId()).isEqualTo(asset);
    }

    @ParameterizedTest(name = "{0} ({1}) is {2}")
    @CsvSource({"Polyhedra Network,ZK,polyhedra", "Strike,STRK,strike", "Kaito,ZK,kaito", "zk SYNC,,zksync",
            "ｚｋＳｙｎｃ,,zksync", "ether.fi,,ether-fi", "ETHER FI,,ether-fi", "Sonic,,sonic", "월드코인,,worldcoin"})
    void thenTheNameHoweverItIsWritten(String name, String ticker, String asset) {
        assertThat(catalogue.resolve(name, ticker, TODAY).assetId()).isEqualTo(asset);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"ZK,zksync", "zk,zksync", "STRK,starknet", "HYPE,hyperliquid", "H,humanity", "S,sonic",
            "W,wormhole",
            "IP,story", "OPEN,openledger", "MOVE,movement", "LIT,lighter"})
    void thenTheTickerAlone(String ticker, String asset) {
        assertThat(catalogue.resolve(null, ticker, TODAY).assetId()).isEqualTo(asset);
    }

    @ParameterizedTest(name = "{0} ({1}) is {2}")
    @CsvSource({"Supreme Finance,HYPE,unresolved:supremefinance", "Foobarium,FOOB,unresolved:foobarium",
            "Foobarium,,unresolved:foobarium", "Batavia Labs,BAT,unresolved:batavialabs",
            ",FOOB,unresolved:foob", "Kaito Foundation,KAITO,kaito",
            "$KAITO Token,KAITO,kaito", ",,unresolved:nameless"})
    void aTickerIsNoIdentityWhereAnotherNameStandsBesideIt(String name, String ticker, String asset) {
        assertThat(catalogue.resolve(name, ticker, TODAY).assetId()).isEqualTo(asset);
    }

    @ParameterizedTest(name = "{0} ({1}) on {2} is {3} ({4})")
    @CsvSource({"Fantom,FTM,2024-05-01,Fantom,FTM", "Fantom,FTM,2026-04-15,Sonic,S",
            "Sonic,S,2025-01-16,Sonic,S",
            "EigenLayer,EIGEN,2025-06-16,EigenLayer,EIGEN", "EigenLayer,EIGEN,2025-06-17,EigenCloud,EIGEN",
            "Polygon,MATIC,2024-09-03,Polygon,MATIC", ",MATIC,2026-04-15,Polygon,POL",
            "EOS,EOS,2026-04-15,Vaulta,", "Frax Share,FXS,2026-04-15,Frax,FRAX"})
    void aRenameIsOneAssetUnderTheNameOfTheDay(String name, String ticker, LocalDate day, String now,
            String tickerNow) {
        Token token = catalogue.resolve(name, ticker, day);
        assertThat(token.name()).isEqualTo(now);
        assertThat(token.ticker()).isEqualTo(tickerNow);
        assertThat(token.assetId()).isEqualTo(catalogue.resolve(name, ticker, TODAY).assetId());
    }

    @Test
    void aTickerThatWentFromOneTokenToAnotherMeansTheOneOfTheDay() {
        assertThat(catalogue.resolve(null, "LIT", LocalDate.of(2024, 1, 1)).assetId()).isEqualTo("litentry");
        assertThat(catalogue.resolve(null, "LIT", TODAY).assetId()).isEqualTo("lighter");
    }

    @Test
    void aNameYetToComeMeansNothing() {
        assertThat(catalogue.find("EigenCloud", null, LocalDate.of(2025, 6, 16))).isNull();
    }

    @Test
    void whatTwoAssetsHaveMeansNeitherOfThem() throws IOException {
        Catalogue two = new Catalogue(List.of())
                .changedBy(new StringReader("a\tOne\tTWIN\t\t\t\tBoth\nb\tTwo\tTWIN\t\t\t\tBoth\n"));
        assertThat(two.find(null, "TWIN", TODAY)).isNull();
        assertThat(two.find("Both", null, TODAY)).isNull();
        assertThat(two.find("Both", "TWIN", TODAY)).isNull();
        assertThat(two.find("Two", "TWIN", TODAY).id()).isEqualTo("b");
    }

    @Test
    void anOperatorsFileAddsReplacesAndRetires() throws IOException {
        Catalogue changed = catalogue.changedBy(new StringReader("""
                # ours
                zorp\tZorp Network\tZORP\t\t\t\tZorp | 조프
                kaito\tKaito Two\tKAI2
                starknet\tStarknet\tSTRK\tstarknet\t\t\tStark Net
                wormhole\t-
                """));

        assertThat(changed.resolve("조프", null, TODAY)).isEqualTo(new Token("Zorp Network", "ZORP", "zorp"));
        assertThat(changed.resolve(null, "KAI2", TODAY).name()).isEqualTo("Kaito Two");
        assertThat(changed.find("Kaito", null, TODAY)).as("a row replaces all of its asset").isNull();
        assertThat(changed.find("Stark Net", null, TODAY).id()).isEqualTo("starknet");
        assertThat(changed.find("Wormhole", "W", TODAY)).isNull();
        assertThat(changed.find("zkSync", "ZK", TODAY).id()).as("the rest stays").isEqualTo("zksync");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo\tFoo\tF\t\tyesterday", "foo", "foo\t", "unresolved:foo\tFoo",
            "foo\tFoo\tF\t\t\t\t\tloud"})
    void aWrongLineIsNamed(String line) {
        assertThatThrownBy(() -> catalogue.changedBy(new StringReader("# head\n" + line + "\n")))
                .isInstanceOf(IOException.class).hasMessageContaining("line 2");
    }
}
