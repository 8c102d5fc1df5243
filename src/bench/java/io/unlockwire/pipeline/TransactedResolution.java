package io.unlockwire.pipeline;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.transactions.KafkaTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Claims into alerts, each batch in a transaction of {@code KafkaTransactions}. */
@ApplicationScoped
@UnlessBuildProfile("test") // no bean of the application that the tests boot from this class path
public class TransactedResolution {

    private final SameWork work = new SameWork(Course.ofThisJvm());

    @Inject
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) // a batch gives more than the default holds
    @Channel("resolution-out")
    KafkaTransactions<byte[]> transactions;

    @Incoming("resolution")
    @Blocking // deciding takes its time, and the event loop has none
    Uni<Void> resolve(Message<ConsumerRecords<byte[], byte[]>> batch) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        batch.getPayload().forEach(records::add);
        return work.resolve(records)
                .chain(effects -> transactions.withTransaction(batch, emitter -> {
                    effects.records().forEach(record -> emitter.send(Outgoing.of(record)));
                    return Uni.createFrom().voidItem();
                }).invoke(() -> work.apply(List.of(effects))));
    }
}
