package io.unlockwire.pipeline;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.unlockwire.feed.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jboss.logging.Logger;

/**
 * Asks the cluster every two seconds whether it is there, and remembers since when it is or is
 * not.
 */
@ApplicationScoped
class BrokerWatch implements Upstream {

    private static final Logger LOG = Logger.getLogger(BrokerWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private record State(boolean reachable, Instant since) {}

    private final Admin admin;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "unlockwire-broker-watch");
                thread.setDaemon(true);
                return thread;
            });
    private volatile State state;

    BrokerWatch(KafkaClients clients, Clock clock) {
        this.admin = clients.admin();
        this.clock = clock;
        this.state = new State(false, clock.instant());
    }

    void start(@Observes StartupEvent event) {
        var unused = timer.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        admin.close(Duration.ZERO);
    }

    @Override
    public boolean reachable() {
        return state.reachable();
    }

    @Override
    public Instant since() {
        return state.since();
    }

    private void look() {
        boolean reachable = answers();
        if (reachable != state.reachable()) {
            state = new State(reachable, clock.instant());
            LOG.infof("kafka reachable=%s", reachable);
        }
    }

    private boolean answers() {
        DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs((int) PATIENCE.toMillis());
        try {
            return !admin.describeCluster(options).nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
