package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The packaged service with many clients, told to end. */
@WithKafka
class ShutdownIT {

    @Test
    void toldToEndTheServiceEndsTwoHundredStreamsWholeAndThenItself(Kafka kafka, Topics topics) {
        List<Follower> clients = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.with(kafka.bootstrapServers()).on(topics)
                .set("unlockwire.feed.drain", "3s").set("unlockwire.feed.max-connections-per-address", "1000")
                .start().awaitReady()) {
            for (int i = 0; i < 200; i++) {
                clients.add(Follower.of(service.uri(StreamRoute.PATH)));
            }
            clients.forEach(client -> client.awaitEvent("cp"));
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(
                    () -> service.stop(Duration.ofSeconds(30)));
            assertThat(clients).allMatch(Follower::endsCleanly);
            assertThat(clients).allMatch(client -> client.lastId() != null);
            assertThat(exit.orTimeout(30, TimeUnit.SECONDS).join()).isIn(0, 143);
        } finally {
            clients.forEach(Follower::close);
        }
    }
}
