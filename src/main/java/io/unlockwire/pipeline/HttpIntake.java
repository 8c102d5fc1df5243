package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.unlockwire.feed.AnnouncementSender;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jspecify.annotations.Nullable;

/** Puts announcements that came over HTTP on their topic, acknowledged by all in-sync replicas. */
@ApplicationScoped
class HttpIntake implements AnnouncementSender {

    private static final String CHANNEL = "announcements-out";
    private final KafkaClientService clients;
    private final TopicNames topics;

    /** @param open its injection is what makes the channel's producer exist */
    HttpIntake(KafkaClientService clients, TopicNames topics, @Channel(CHANNEL) MutinyEmitter<byte[]> open) {
        this.clients = clients;
        this.topics = topics;
    }

    @Override
    public Uni<Sent> send(byte[] value, @Nullable String key, Map<String, String> headers) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topics.announcements(), keyBytes, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return clients.<byte[], byte[]>getProducer(CHANNEL).send(record)
                .map(at -> new Sent(at.topic(), at.partition(), at.offset()));
    }
}
