package io.unlockwire.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One look at the topics: what about them would make the service lose, repeat or refuse something. */
final class TopicInspection {

    private static final Logger LOG = Logger.getLogger(TopicInspection.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Admin admin;
    private final List<TopicDemand> demands;

    TopicInspection(Admin admin, List<TopicDemand> demands) {
        this.admin = admin;
        this.demands = demands;
    }

    /**
     * Every fault of every topic, in a person's words; empty if all are as they must be.
     *
     * @throws KafkaException if the brokers do not answer
     */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Map<String, KafkaFuture<TopicDescription>> described = admin
                .describeTopics(demands.stream().map(TopicDemand::topic).toList()).topicNameValues();
        List<TopicDemand> found = new ArrayList<>();
        for (TopicDemand demand : demands) {
            try {
                faults.addAll(demand.faults(get(described.get(demand.topic())).partitions().size()));
                found.add(demand);
            } catch (UnknownTopicOrPartitionException e) {
                faults.add(demand.topic() + " does not exist");
            } catch (AuthorizationException e) {
                faults.add(demand.topic() + " may not be described: " + e.getMessage());
            }
        }
        found.forEach(demand -> faults.addAll(settingsFaults(demand)));
        return faults;
    }

    private List<String> settingsFaults(TopicDemand demand) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, demand.topic());
        try {
            Config settings = get(admin.describeConfigs(List.of(topic)).values().get(topic));
            return demand.faults(settings);
        } catch (AuthorizationException e) {
            LOG.warnf("settings not checked, the right DescribeConfigs is missing topic=%s", demand.topic());
            return List.of();
        } catch (UnknownTopicOrPartitionException e) {
            return List.of(demand.topic() + " does not exist");
        }
    }

    private static <T> T get(@Nullable KafkaFuture<T> answer) {
        try {
            return Objects.requireNonNull(answer, "each is answered").get(PATIENCE.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the brokers do not answer", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
