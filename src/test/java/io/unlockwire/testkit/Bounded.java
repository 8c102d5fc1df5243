package io.unlockwire.testkit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Waiting for Kafka that ends: each answer is there within half a minute, or the test fails. */
final class Bounded {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Bounded() {}

    /** The answer; a failure is thrown as {@link IllegalStateException} whose cause is Kafka's own exception. */
    static <T> T get(Future<T> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka gave no answer within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", e);
        }
    }

    static Admin admin(String bootstrapServers) {
        KafkaLog.warningsOnly();
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Waits until the cluster counts its broker among the living. */
    static void awaitBroker(String bootstrapServers) {
        try (Admin admin = admin(bootstrapServers)) {
            await("a living broker at " + bootstrapServers)
                    .atMost(PATIENCE)
                    .until(() -> !get(admin.describeCluster().nodes()).isEmpty());
        }
    }
}
