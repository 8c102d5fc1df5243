package io.unlockwire.pipeline;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Lets nothing be read before the topics have been found as they must be. It waits for brokers that
 * are away; topics that are wrong end the process with {@value #EXIT}, each fault a line of its own in
 * the log.
 */
@ApplicationScoped
public class TopicGate {

    /** As {@code sysexits.h} has it for a configuration that is wrong. */
    static final int EXIT = 78;
    private static final Logger LOG = Logger.getLogger(TopicGate.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final TopicInspection inspection;
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    TopicGate(KafkaClients clients, TopicNames topics, AssetPartitions assets) {
        this.admin = clients.admin();
        this.inspection = new TopicInspection(admin, TopicDemand.of(topics, assets));
    }

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(this::inspect, "unlockwire-topics");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        ended.countDown();
        admin.close(Duration.ZERO);
    }

    /** The topics have been looked at and are right. */
    public boolean isOpen() {
        return open.getCount() == 0;
    }

    /** Waits that long for it to open; true if it has. */
    boolean await(Duration atMost) throws InterruptedException {
        return open.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void inspect() {
        boolean patient = false;
        while (ended.getCount() > 0 && !isOpen()) {
            try {
                judge(inspection.faults());
                return;
            } catch (KafkaException e) {
                if (!patient) {
                    LOG.warnf("topics cannot be looked at yet, waiting for the brokers cause=%s", e);
                    patient = true;
                }
                pause();
            }
        }
    }

    private void judge(List<String> faults) {
        if (faults.isEmpty()) {
            open.countDown();
            return;
        }
        faults.forEach(fault -> LOG.fatalf("wrong topic: %s", fault));
        LOG.fatalf("not started: set the topics right, see docs/operations/running.md faults=%d",
                faults.size());
        Quarkus.asyncExit(EXIT);
    }

    private void pause() {
        try {
            ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
