package io.unlockwire.pipeline;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.unlockwire.alert.AlertPolicy;
import io.unlockwire.announcement.AnnouncementReader;
import io.unlockwire.enrich.Enricher;
import io.unlockwire.ledger.Resolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The two stages on their channels: announcements into claims, claims into alerts. */
@ApplicationScoped
public class Stages {

    static final String ANNOUNCEMENTS = "announcements";
    static final String CLAIMS = "claims";
    private final StageRunner intake;
    private final StageRunner resolution;
    private volatile boolean closing;

    Stages(PipelineConfig config, KafkaClientService channels, KafkaClients clients,
            AnnouncementReader reader,
            Resolver resolver, Enricher enricher, AlertPolicy policy, LedgerStore store, LedgerTail tail,
            Records records, AssetPartitions assets, Clock clock) {
        String haltAt = config.engine().haltAt().orElse("");
        StageCounts read = new StageCounts("intake", IntakeStage.OUTCOMES);
        StageCounts resolved = new StageCounts("resolution", ResolutionStage.OUTCOMES);
        intake = new StageRunner(new IntakeStage(reader, records, read), read, ANNOUNCEMENTS, channels,
                clients, haltAt,
                () -> closing);
        resolution = new StageRunner(
                new ResolutionStage(resolver, enricher, policy, store, tail, records, assets, clock,
                        config.engine().maxEnriched(), resolved),
                resolved, CLAIMS, channels, clients, haltAt, () -> closing);
    }

    @Incoming(ANNOUNCEMENTS)
    Uni<Void> announcements(Message<ConsumerRecords<byte[], byte[]>> batch) {
        return intake.process(batch);
    }

    @Incoming(CLAIMS)
    Uni<Void> claims(Message<ConsumerRecords<byte[], byte[]>> batch) {
        return resolution.process(batch);
    }

    void stop(@Observes ShutdownEvent event) {
        closing = true;
        intake.close();
        resolution.close();
    }

    StageRunner intake() {
        return intake;
    }

    StageRunner resolution() {
        return resolution;
    }

    /** What each stage has done, in the order of the way. */
    public List<StageCounts> counts() {
        return List.of(intake.counts(), resolution.counts());
    }
}
