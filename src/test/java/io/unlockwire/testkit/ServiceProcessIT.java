package io.unlockwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

@WithKafka
class ServiceProcessIT {

    @Test
    void isReadyAndEndsInOrder(Kafka kafka, Topics topics) {
        try (ServiceProcess service = ServiceProcess.with(kafka.bootstrapServers()).on(topics).start()) {
            service.awaitReady();

            assertThat(service.stop()).isEqualTo(143);
            assertThat(service.log()).get().asString().contains("service-");
        }
    }

    @Test
    void endsOnTheSpotWhenKilled(Kafka kafka, Topics topics) {
        try (ServiceProcess service = ServiceProcess.with(kafka.bootstrapServers()).on(topics).start()) {
            service.kill();

            assertThat(service.exitCode()).isEqualTo(137);
        }
    }

    @Test
    void tellsTheLogWhenItCannotStart(Kafka kafka, Topics topics) {
        try (ServiceProcess service = ServiceProcess.with(kafka.bootstrapServers())
                .on(topics)
                .set("quarkus.http.host", "no.such.host.invalid")
                .start()) {
            assertThatIllegalStateException()
                    .isThrownBy(service::awaitReady)
                    .withMessageContaining("no.such.host.invalid");
        }
    }
}
