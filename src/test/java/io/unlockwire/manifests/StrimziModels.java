package io.unlockwire.manifests;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;

/** The part of Strimzi's resources that we use; its own models want a newer Java than ours. */
final class StrimziModels {

    private StrimziModels() {}

    record Kafka(String apiVersion, String kind, ObjectMeta metadata, Cluster spec) {}

    record Cluster(Brokers kafka, Operators entityOperator) {}

    record Brokers(
            String version,
            String metadataVersion,
            List<Listener> listeners,
            Type authorization,
            Map<String, Object> config) {}

    record Listener(String name, int port, String type, boolean tls, Type authentication) {}

    record Type(String type) {}

    record Operators(Nothing topicOperator, Nothing userOperator) {}

    record Nothing() {}

    record KafkaNodePool(String apiVersion, String kind, ObjectMeta metadata, Pool spec) {}

    record Pool(int replicas, List<String> roles, Storage storage) {}

    record Storage(String type, List<Volume> volumes) {}

    record Volume(int id, String type, String size, boolean deleteClaim, String kraftMetadata) {}

    record KafkaTopic(String apiVersion, String kind, ObjectMeta metadata, Topic spec) {}

    record Topic(int partitions, int replicas, Map<String, Object> config) {}

    record KafkaUser(String apiVersion, String kind, ObjectMeta metadata, User spec) {}

    record User(Type authentication, Authorization authorization) {}

    record Authorization(String type, List<Acl> acls) {}

    record Acl(Resource resource, List<String> operations) {}

    record Resource(String type, String name, String patternType) {}
}
