package io.unlockwire.pipeline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.unlockwire.alert.AlertRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    Group group();

    Topics topics();

    Catalogue catalogue();

    Ledger ledger();

    Alert alert();

    Engine engine();

    Timers timers();

    /** How replicas share the partitions. */
    interface Group {

        /** {@code eager}, {@code cooperative}, or {@code consumer} for the brokers' own protocol (KIP-848). */
        @WithDefault("cooperative")
        GroupProtocol.Name protocol();

        /** After how long of silence a replica is given up; with {@code consumer} the brokers decide. */
        @WithDefault("PT10S")
        Duration sessionTimeout();
    }

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

        /** When it is told that figures have come that an alert was told without: ALWAYS, or where the SEVERITY changes. */
        @WithDefault("always")
        AlertRules.Completed completed();

        /** Whether the first alert of an unlock is told without its required figures, or held back for them. */
        @WithDefault("tell")
        OnFailure onFailure();

        /** How long it is held back, at most. */
        @WithDefault("PT2M")
        Duration hold();

        /** What becomes of an alert whose required figures do not come. */
        enum OnFailure {
            TELL, HOLD
        }

        /** Thresholds of severity by name; what is not set keeps its default. */
        Map<String, String> severity();

        /** A file of properties with such thresholds, which go before those set here and are read again as they change. */
        Optional<Path> severityFile();
    }

    /** How long the past is kept. */
    interface Ledger {

        /** A claim whose unlock lies further back than this before its record's append time is not told. */
        @WithDefault("P30D")
        Duration staleAfter();

        /** Tellers that speak for a project itself and are shown before all others; their names in any case. */
        Optional<Set<String>> official();
    }

    /** What the ledger brings about by itself. */
    interface Timers {

        /** How long before an unlock it is told again; empty for never. */
        @WithDefault("P7D,PT24H,PT1H")
        Optional<List<Duration>> reminders();

        /** The waits before each further attempt at enrichment; the last one again and again. */
        @WithDefault("PT30S,PT5M,PT1H")
        List<Duration> enrichmentRetries();

        /** How often to look for what is due. */
        @WithDefault("PT1S")
        Duration every();

        /** How much of what is due goes into one transaction, at most. */
        @WithDefault("256")
        int atOnce();

        /** A clock that jumps ahead by more than this is not believed at once. */
        @WithDefault("PT1M")
        Duration clockTolerance();

        /** How long a clock that jumped must stand by its time to be believed all the same. */
        @WithDefault("PT10M")
        Duration clockPatience();
    }

    /** The transactions. */
    interface Engine {

        /**
         * Broker-side bound of a transaction, and so of the delay that a vanished replica causes readers.
         */
        @WithDefault("PT10S")
        Duration transactionTimeout();

        /** Claims decided in one transaction that need enrichment, at most. */
        @WithDefault("2048")
        int maxEnriched();

        /** A stage that decides about one batch for longer than this hangs, and liveness says so. */
        @WithDefault("PT1M")
        Duration watchdog();

        /** For fault tests only: {@code stage:point:n} halts the process at the n-th pass of that point. */
        @WithName("halt-at")
        Optional<String> haltAt();
    }
}
