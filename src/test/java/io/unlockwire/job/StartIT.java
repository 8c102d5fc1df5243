package io.unlockwire.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A service that cannot serve says so, and is never ready. */
@WithKafka
class StartIT {

    @Test
    void a_main_port_that_cannot_be_opened_is_never_ready(Kafka kafka, Topics topics) {
        Set<Integer> answers = new HashSet<>();
        try (ServiceProcess service = ServiceProcess.with(kafka.bootstrapServers()).on(topics)
                .set("quarkus.http.host", "no-such-host.invalid").start()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                ready(service, answers);
                return !service.isAlive();
            });
            assertThat(answers).as(service.logTail()).doesNotContain(200);
            assertThat(service.exitCode()).isNotZero();
        }
    }

    private static void ready(ServiceProcess service, Set<Integer> answers) {
        try {
            answers.add(Answer.to(service.management("/q/health/ready")).status());
        } catch (UncheckedIOException notListening) {
            answers.add(0);
        }
    }
}
