package io.unlockwire.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.unlockwire.lab.check.Invariants;
import io.unlockwire.lab.check.Output;
import io.unlockwire.lab.traffic.Fact;
import io.unlockwire.lab.traffic.Post;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import java.time.Duration;
import java.util.List;

/**
 * The lab's traffic through the packaged service, and whether what came of it is right.
 *
 * @param truth what the traffic tells
 */
record Trial(String bootstrapServers, Topics topics, List<Fact> truth) {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    static Trial of(String bootstrapServers, Topics topics, List<Post> traffic) {
        return new Trial(bootstrapServers, topics, traffic.stream().map(Post::fact).toList());
    }

    /** A replica that is soon missed, and soon gone. */
    ServiceLaunch launch(String replica) {
        return ServiceProcess.with(bootstrapServers).on(topics).replica(topics.prefix() + replica)
                .set("unlockwire.feed.drain", "0s").set("unlockwire.group.session-timeout", "PT4S");
    }

    void send(Records records, List<Post> posts) {
        posts.forEach(post -> records.to(topics.announcements()).partition(post.partition())
                .value(post.value()));
    }

    void awaitComplete() {
        awaitComplete(truth.size());
    }

    /** Waits for what came of the first of it. */
    void awaitComplete(int count) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500))
                .until(() -> output().complete(truth.subList(0, count)));
    }

    void assertNothingLostOrRepeated() {
        assertThat(Invariants.of(truth, output()).examples()).isEmpty();
    }

    private Output output() {
        return Output.of(bootstrapServers, topics.prefix());
    }
}
