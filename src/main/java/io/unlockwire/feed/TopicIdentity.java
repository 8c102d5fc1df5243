package io.unlockwire.feed;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Tells the topic from a namesake in another cluster, or made anew after it. Confined to the tail's
 * thread.
 */
final class TopicIdentity {

    private final Admin admin;
    private final String topic;
    private @Nullable CompletableFuture<String> asked;

    TopicIdentity(Admin admin, String topic) {
        this.admin = admin;
        this.topic = topic;
    }

    /** Waits for Kafka. */
    String incarnation() {
        try {
            return ask().get(TopicAccess.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka did not say what " + topic + " is", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /**
     * Never waits: what Kafka answered to the last question, after which a new one is asked; null while
     * unknown.
     */
    @Nullable
    String latest() {
        CompletableFuture<String> before = asked;
        if (before != null && !before.isDone()) {
            return null;
        }
        asked = ask();
        return before == null || before.isCompletedExceptionally() ? null : before.join();
    }

    private CompletableFuture<String> ask() {
        return admin.describeCluster().clusterId().toCompletionStage()
                .thenCombine(admin.describeTopics(List.of(topic)).allTopicNames().toCompletionStage(),
                        this::hash)
                .toCompletableFuture();
    }

    private String hash(String cluster, Map<String, TopicDescription> found) {
        return StreamId.incarnation(cluster, Objects.requireNonNull(found.get(topic)).topicId().toString());
    }
}
