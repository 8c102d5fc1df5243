package io.unlockwire.pipeline;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Which topic bears a name today: one made anew has another id. Thread-safe. */
final class LiveTopic {

    private static final long PATIENCE_SECONDS = 20;

    private final String name;
    private final Supplier<Uuid> asked;
    private volatile @Nullable Uuid id;

    /** @param asked blocks until it is known whose the name is */
    LiveTopic(String name, Supplier<Uuid> asked) {
        this.name = name;
        this.asked = asked;
    }

    /** Of the broker, which has to answer within 20 s. */
    static LiveTopic of(Admin admin, String name) {
        return new LiveTopic(name, () -> described(admin, name));
    }

    String name() {
        return name;
    }

    /** As it was when last looked at; null before that. */
    @Nullable
    Uuid id() {
        return id;
    }

    void look() {
        id = asked.get();
    }

    private static Uuid described(Admin admin, String name) {
        try {
            return Objects.requireNonNull(admin.describeTopics(List.of(name)).topicNameValues().get(name),
                    "each is answered").get(PATIENCE_SECONDS, TimeUnit.SECONDS).topicId();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the topic " + name + " is not to be described", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }
}
