package io.unlockwire.pipeline;

import io.quarkus.arc.Unremovable;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Makes both stages' consumers members of their groups by the protocol that the operator chose. What
 * one protocol asks for, another's client refuses to start with: hence one switch for all of it.
 */
@ApplicationScoped
@Unremovable
class GroupProtocol implements ClientCustomizer<Map<String, Object>> {

    /** How members agree on who owns what. */
    enum Name {
        /** All partitions are given up at each change. */
        EAGER,
        /** Only the partitions that move are given up. */
        COOPERATIVE,
        /** The brokers decide (KIP-848); time-outs are theirs as well. */
        CONSUMER
    }

    private static final Set<String> CLASSIC_ONLY = Set.of("session.timeout.ms", "heartbeat.interval.ms",
            "partition.assignment.strategy");
    private static final int BEATS = 3;

    private final PipelineConfig.Group group;

    GroupProtocol(PipelineConfig config) {
        this.group = config.group();
    }

    @Override
    public Map<String, Object> customize(String channel, Config config, Map<String, Object> settings) {
        if (channel.equals(Stages.ANNOUNCEMENTS) || channel.equals(Stages.CLAIMS)) {
            settings.keySet().removeAll(CLASSIC_ONLY);
            settings.putAll(settings(group.protocol(), group.sessionTimeout()));
        }
        return settings;
    }

    static Map<String, Object> settings(Name protocol, Duration session) {
        return switch (protocol) {
            case EAGER -> classic("org.apache.kafka.clients.consumer.RangeAssignor", session);
            case COOPERATIVE ->
                classic("org.apache.kafka.clients.consumer.CooperativeStickyAssignor", session);
            case CONSUMER -> Map.of("group.protocol", "consumer");
        };
    }

    private static Map<String, Object> classic(String assignor, Duration session) {
        return Map.of("group.protocol", "classic", "partition.assignment.strategy", assignor,
                "session.timeout.ms", String.valueOf(session.toMillis()),
                "heartbeat.interval.ms", String.valueOf(session.dividedBy(BEATS).toMillis()));
    }
}
