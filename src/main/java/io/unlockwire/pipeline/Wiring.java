package io.unlockwire.pipeline;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.unlockwire.alert.AlertPolicy;
import io.unlockwire.alert.AlertRules;
import io.unlockwire.announcement.AnnouncementReader;
import io.unlockwire.announcement.ReadingRules;
import io.unlockwire.enrich.EnrichRules;
import io.unlockwire.enrich.Enricher;
import io.unlockwire.enrich.SnapshotProvider;
import io.unlockwire.ledger.LedgerRules;
import io.unlockwire.ledger.Resolver;
import io.unlockwire.unlock.Catalogue;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

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
    AnnouncementReader reader() {
        return new AnnouncementReader(Catalogue.builtIn(), ReadingRules.defaults());
    }

    @Produces
    @Singleton
    Resolver resolver(PipelineConfig config) {
        return new Resolver(LedgerRules.defaults().withStaleAfter(config.ledger().staleAfter()));
    }

    @Produces
    @Singleton
    Enricher enricher() {
        return new Enricher(List.of(SnapshotProvider.embedded()), EnrichRules.defaults());
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
    AlertPolicy policy() {
        return new AlertPolicy(AlertRules.defaults());
    }
}
