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

/** Announcements into claims, each batch in a transaction of {@code KafkaTransactions}. */
@ApplicationScoped
@UnlessBuildProfile("test") // no bean of the application that the tests boot from this class path
public class TransactedIntake {

    private final IntakeStage stage = new SameWork(Course.ofThisJvm()).intake();

    @Inject
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) // a batch gives more than the default holds
    @Channel("intake-out")
    KafkaTransactions<byte[]> transactions;

    @Incoming("intake")
    @Blocking // deciding takes its time, and the event loop has none
    Uni<Void> read(Message<ConsumerRecords<byte[], byte[]>> batch) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        batch.getPayload().forEach(records::add);
        List<Effects> effects = SameWork.wholeBatch(records, stage::decide);
        return transactions.withTransaction(batch, emitter -> {
            effects.forEach(some -> some.records().forEach(record -> emitter.send(Outgoing.of(record))));
            return Uni.createFrom().voidItem();
        });
    }
}
