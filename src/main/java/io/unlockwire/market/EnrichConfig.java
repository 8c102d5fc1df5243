package io.unlockwire.market;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.unlockwire.enrich.Part;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whom the service asks about the market, and in which manner. */
@ConfigMapping(prefix = "unlockwire.enrich")
interface EnrichConfig {

    /** Providers in the order in which they are asked; those on the web are asked for a quote side by side. */
    @WithDefault("coingecko,defillama")
    List<Name> providers();

    /** Figures without which an alert is DEGRADED and completed later. */
    @WithDefault("quote")
    Set<Part> required();

    /** The longest that a batch may take, all its claims together. */
    @WithDefault("PT2S")
    Duration stage();

    /** The longest that one figure may take, all its providers together. */
    @WithDefault("PT1.5S")
    Duration call();

    /** Claims that are enriched at the same time, at most. */
    @WithDefault("256")
    int concurrency();

    /** CoinGecko, or what speaks like it. */
    Coingecko coingecko();

    /** DefiLlama, or what speaks like it. */
    Defillama defillama();

    /** A desk's own figures, on the topic of quotes. */
    Desk desk();

    /** The longest that one request may take; less than half of a figure's time leaves some for a second. */
    @WithDefault("PT0.7S")
    Duration within();

    /** How often a request that failed in passing is sent again, at most. */
    @WithDefault("1")
    int retries();

    /** How long a provider that fails half of its requests is left alone. */
    @WithDefault("PT10S")
    Duration breaker();

    /** How long an answer is used again without asking. */
    @WithDefault("PT30S")
    Duration keep();

    /** How old an answer may be that is used because the provider fails. */
    @WithDefault("PT15M")
    Duration keepOnError();

    /** The greatest age of a price when it is answered. */
    @WithDefault("PT15M")
    Duration oldest();

    /** How many replicas share what the providers allow. */
    @WithDefault("1")
    int replicas();

    /** The providers there are. */
    enum Name {
        SNAPSHOT, DESK, COINGECKO, DEFILLAMA
    }

    /** Where and as whom. */
    interface Coingecko {

        /** {@code https://pro-api.coingecko.com/api/v3} with a key of the pro plan. */
        @WithDefault("https://api.coingecko.com/api/v3")
        URI url();

        /** The header of the key: {@code x-cg-pro-api-key} with the pro plan. */
        @WithDefault("x-cg-demo-api-key")
        String keyHeader();

        /** The key, if there is one. */
        Optional<String> key();

        /** Requests in a minute that the key allows, for all replicas together. */
        @WithDefault("30")
        int perMinute();
    }

    /** Where. */
    interface Defillama {

        /** Where its prices are. */
        @WithDefault("https://coins.llama.fi")
        URI url();

        /** Requests in a minute that it allows, for all replicas together. */
        @WithDefault("300")
        int perMinute();
    }

    /** How long the desk's word counts. */
    interface Desk {

        /** The greatest age of the desk's figures. */
        @WithDefault("P1D")
        Duration oldest();
    }
}
