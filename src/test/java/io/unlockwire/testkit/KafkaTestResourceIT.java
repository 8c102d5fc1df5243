package io.unlockwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class KafkaTestResourceIT {
    Kafka kafka;
    Topics topics;
    Records records;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "unlockwire.topics.prefix")
    String prefix;

    @Test
    void theApplicationRunsOnTheBrokerOfThisRunWithTopicsOfItsOwn() {
        assertThat(bootstrapServers).isEqualTo(kafka.bootstrapServers())
                .isEqualTo(Brokers.bootstrapServers());
        assertThat(prefix).isEqualTo(topics.prefix());
        records.to(topics.rejected()).value("here");
        assertThat(records.from(topics.rejected()).all()).extracting(Received::text).contains("here");
    }
}
