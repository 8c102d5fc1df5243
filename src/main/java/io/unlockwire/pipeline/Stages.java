package io.unlockwire.pipeline;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.unlockwire.alert.AlertPolicy;
import io.unlockwire.alert.Schedule;
import io.unlockwire.announcement.AnnouncementReader;
import io.unlockwire.enrich.Enricher;
import io.unlockwire.ledger.Resolver;
import io.unlockwire.trace.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** The two stages on their channels: announcements into claims, claims into alerts. */
@ApplicationScoped
public class Stages {

    private static final Logger LOG = Logger.getLogger(Stages.class);

    static final String ANNOUNCEMENTS = "announcements";
    static final String CLAIMS = "claims";
    private final StageRunner intake;
    private final StageRunner resolution;
    private final TimerCounts timers = new TimerCounts();
    private final Ticker ticker;
    private final Duration every;
    private final Duration watchdog;
    private Cancellable ticking = () -> {};
    private volatile boolean closing;

    Stages(PipelineConfig config, KafkaClientService channels, KafkaClients clients,
            AnnouncementReader reader,
            Resolver resolver, Enricher enricher, AlertPolicy policy, Schedule schedule, LedgerStore store,
            LedgerTail tail, Records records, AssetPartitions assets, TopicGate topics,
            Clock clock, Tracing tracing) {
        TimerClock timerClock = new TimerClock(clock, System::nanoTime, config.timers().clockTolerance(),
                config.timers().clockPatience());
        String haltAt = config.engine().haltAt().orElse("");
        StageCounts read = new StageCounts("intake", IntakeStage.OUTCOMES);
        StageCounts resolved = new StageCounts("resolution", ResolutionStage.OUTCOMES);
        intake = new StageRunner(new IntakeStage(reader, records, tail.announced(), read, tracing), read,
                ANNOUNCEMENTS,
                channels,
                clients, topics, haltAt,
                () -> closing);
        resolution = new StageRunner(
                new ResolutionStage(resolver, enricher, policy, schedule, store, tail, records, assets, clock,
                        timerClock, config.engine().maxEnriched(), resolved, tracing),
                resolved, CLAIMS, channels, clients, topics, haltAt, () -> closing);
        ticker = resolution.ticker(new Alarms(schedule, policy, enricher, store, records, timers),
                timerClock, timers, config.timers().atOnce());
        every = config.timers().every();
        watchdog = config.engine().watchdog();
    }

    void start(@Observes StartupEvent event) {
        ticking = Multi.createFrom().ticks().every(every)
                .onOverflow().drop()
                .onItem().transformToUniAndConcatenate(tick -> ticker.tick()
                        .repeat().whilst(more -> more)
                        .collect().last())
                .subscribe().with(done -> {}, failure -> LOG.fatal("timers have ended", failure));
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
        ticking.cancel();
        intake.close();
        resolution.close();
    }

    StageRunner intake() {
        return intake;
    }

    StageRunner resolution() {
        return resolution;
    }

    /** For how long a stage may decide about what it has in hand. */
    public Duration watchdog() {
        return watchdog;
    }

    /** What the timers have done. */
    public TimerCounts timers() {
        return timers;
    }

    /** What each stage has done, in the order of the way. */
    public List<StageCounts> counts() {
        return List.of(intake.counts(), resolution.counts());
    }
}
