package io.unlockwire.pipeline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Everything an operator may set about the pipeline; an unknown key under these names fails
 * start-up.
 */
@ConfigMapping(prefix = "unlockwire")
interface PipelineConfig {

    /**
     * This replica's name, unique among the replicas and kept over a restart: the pod's name on
     * Kubernetes.
     */
    String replica();

    /** Prefix of the consumer groups' names. */
    @WithDefault("unlockwire-")
    String groupPrefix();

    Topics topics();

    Catalogue catalogue();

    Ledger ledger();

    Alert alert();

    Engine engine();

    /** Where records come from and go to. */
    interface Topics {

        /** Prefix of every topic's name. */
        @WithDefault("unlock.")
        String prefix();

        /** Partitions of claims and ledger, fixed when the topics are created. */
        @WithDefault("24")
        int partitions();
    }

    /** Which tokens are known. */
    interface Catalogue {

        /** A file in the catalogue's form whose rows add to those that come with the service, or replace them. */
        Optional<Path> file();
    }

    /** Which alerts are told. */
    interface Alert {

        /** Whether a data source that confirms an unlock is told, once each. */
        @WithDefault("false")
        boolean confirmed();
    }

    /** How long the past is kept. */
    interface Ledger {

        /** A claim whose unlock lies further back than this before its record's append time is not told. */
        @WithDefault("P30D")
        Duration staleAfter();

        /** Tellers that speak for a project itself and are shown before all others; their names in any case. */
        Optional<Set<String>> official();
    }

    /** The transactions. */
    interface Engine {

        /**
         * Broker-side bound of a transaction, and so of the delay that a vanished replica causes readers.
         */
        @WithDefault("PT10S")
        Duration transactionTimeout();

        /** Claims decided in one transaction that need enrichment, at most. */
        @WithDefault("256")
        int maxEnriched();

        /** For fault tests only: {@code stage:point:n} halts the process at the n-th pass of that point. */
        @WithName("halt-at")
        Optional<String> haltAt();
    }
}
