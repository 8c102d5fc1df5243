package io.unlockwire.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Kafka for a {@code @QuarkusTest}: {@code @QuarkusTestResource(KafkaTestResource.class)}. The application runs on
 * the broker of this run with topics and ports of its own; the topics are deleted when it ends. Fields of the test of
 * type
 * {@link Kafka}, {@link Topics} and {@link Records} are filled.
 */
public final class KafkaTestResource implements QuarkusTestResourceLifecycleManager {
    private final Topics topics = Topics.fresh();
    private final Kafka kafka = new Kafka(Brokers.bootstrapServers());
    private final Records records = new Records(kafka.bootstrapServers());

    @Override
    public Map<String, String> start() {
        topics.create(kafka.bootstrapServers());
        return Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "unlockwire.topics.prefix", topics.prefix(),
                "unlockwire.group-prefix", topics.prefix(),
                "quarkus.http.test-port", Integer.toString(Ports.free()),
                "quarkus.management.test-port", Integer.toString(Ports.free()));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(kafka, field -> field.getType() == Kafka.class);
        injector.injectIntoFields(topics, field -> field.getType() == Topics.class);
        injector.injectIntoFields(records, field -> field.getType() == Records.class);
    }

    @Override
    public void stop() {
        records.close();
        topics.delete(kafka.bootstrapServers());
    }
}
