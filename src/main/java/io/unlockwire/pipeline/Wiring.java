package io.unlockwire.pipeline;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.unlockwire.alert.AlertPolicy;
import io.unlockwire.alert.Schedule;
import io.unlockwire.alert.TimerRules;
import io.unlockwire.announcement.AnnouncementReader;
import io.unlockwire.announcement.ReadingRules;
import io.unlockwire.ledger.LedgerRules;
import io.unlockwire.ledger.Resolver;
import io.unlockwire.unlock.Catalogue;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Makes the plain, framework-free parts from the configuration, once each. */
final class Wiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    TopicNames topics(PipelineConfig config) {
        return new TopicNames(config.topics().prefix());
    }

    @Produces
    @Singleton
    AssetPartitions assets(PipelineConfig config) {
        return new AssetPartitions(config.topics().partitions());
    }

    @Produces
    @Singleton
    LedgerStore store(PipelineConfig config) {
        return new LedgerStore(config.topics().partitions());
    }

    @Produces
    @Singleton
    Catalogue catalogue(PipelineConfig config) {
        return config.catalogue().file().map(Wiring::changedBy).orElseGet(Catalogue::builtIn);
    }

    private static Catalogue changedBy(Path file) {
        try (Reader rows = Files.newBufferedReader(file)) {
            return Catalogue.builtIn().changedBy(rows);
        } catch (IOException e) {
            throw new UncheckedIOException("unlockwire.catalogue.file " + file + ": " + e.getMessage(), e);
        }
    }

    @Produces
    @Singleton
    AnnouncementReader reader(Catalogue catalogue) {
        return new AnnouncementReader(catalogue, ReadingRules.defaults());
    }

    @Produces
    @Singleton
    LedgerRules ledgerRules(PipelineConfig config) {
        return LedgerRules.defaults().withStaleAfter(config.ledger().staleAfter())
                .withOfficial(config.ledger().official().orElse(Set.of()));
    }

    @Produces
    @Singleton
    Resolver resolver(LedgerRules rules) {
        return new Resolver(rules);
    }

    @Produces
    @Singleton
    Schedule schedule(PipelineConfig config, LedgerRules rules) {
        return new Schedule(rules, new TimerRules(config.timers().reminders().orElse(List.of()),
                config.timers().enrichmentRetries(),
                config.alert().onFailure() == PipelineConfig.Alert.OnFailure.HOLD
                        ? config.alert().hold()
                        : Duration.ZERO));
    }

    @Produces
    @Singleton
    @Identifier("intake")
    KafkaConsumerRebalanceListener intake(Stages stages) {
        return new Rebalance(stages.intake());
    }

    @Produces
    @Singleton
    @Identifier("resolution")
    KafkaConsumerRebalanceListener resolution(Stages stages) {
        return new Rebalance(stages.resolution());
    }

    @Produces
    @Singleton
    AlertPolicy policy(LiveRules rules) {
        return new AlertPolicy(rules);
    }
}
