package io.unlockwire.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.unlockwire.testkit.BrokerProcess;
import io.unlockwire.testkit.Certificates;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service on a broker that demands certificates or passwords and grants what the manifests grant, with the
 * settings
 * that the manifests give it; and those who have less.
 */
class SecuredKafkaIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SECRET = "correct-horse-battery";
    private static final String PEM_SETTINGS = "quarkus.tls.kafka.";

    private static Certificates certificates;
    private static BrokerProcess broker;
    private static String byCertificate;
    private static String byPassword;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        certificates = new Certificates(Files.createDirectories(folder.resolve("certificates"))).of("broker")
                .of("unlockwire").of("stranger").of("nobody");
        String trust = certificates.trusting("broker", "unlockwire", "stranger").toString();
        broker = BrokerProcess.in(Files.createDirectories(folder.resolve("broker")))
                .set("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .set("super.users", "User:ANONYMOUS");
        byCertificate = broker.demanding("SECURE", "SSL", Map.of(
                "ssl.keystore.location", certificates.p12("broker").toString(),
                "ssl.keystore.password", Certificates.PASSWORD, "ssl.key.password", Certificates.PASSWORD,
                "ssl.keystore.type", "PKCS12", "ssl.truststore.type", "PKCS12",
                "ssl.truststore.location", trust, "ssl.truststore.password", Certificates.PASSWORD,
                "ssl.client.auth", "required"));
        byPassword = broker.demanding("SCRAM", "SASL_PLAINTEXT",
                Map.of("sasl.enabled.mechanisms", "SCRAM-SHA-512",
                        "scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"));
        broker.start();
        Topics.DEFAULT.create(broker.bootstrapServers());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createAcls(granted("User:CN=unlockwire")).all().get();
            admin.createAcls(granted("User:desk")).all().get();
            admin.createTopics(List.of(new NewTopic("unlock.private", 1, (short) 1))).all().get();
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion("desk",
                    new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), SECRET))).all().get();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void theManifestsRightsAndSettingsAreEnough() throws Exception {
        try (ServiceProcess service = byCertificate("unlockwire").start().awaitReady()) {
            announceAndAwait("zksync");
            assertThat(service.stop()).as(service.logTail()).isIn(0, 143);
        }
    }

    @Test
    void whoHasACertificateAndNoRightsEndsWithTheReason() {
        try (ServiceProcess service = byCertificate("stranger").start()) {
            assertThat(service.onExit().orTimeout(90, TimeUnit.SECONDS).join()).isEqualTo(78);
            assertThat(service.logTail()).contains("unlock.ledger");
        }
    }

    @Test
    void whoHasNoCertificateOrOneThatIsNotTrustedGetsNothing() {
        for (String name : new String[]{"", "nobody"}) {
            try (Admin admin = Admin.create(client(name))) {
                assertThatThrownBy(() -> admin.listTopics().names().get())
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(AuthenticationException.class);
            }
        }
    }

    @Test
    void theServicesCertificateOpensNothingElse() throws Exception {
        try (Admin admin = Admin.create(client("unlockwire"))) {
            assertThat(admin.listTopics().names().get()).doesNotContain("unlock.private")
                    .contains("unlock.alerts");
            assertThatThrownBy(
                    () -> admin.createTopics(List.of(new NewTopic("unlock.more", 1, (short) 1))).all().get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> admin.deleteTopics(List.of("unlock.alerts")).all().get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(
                    () -> admin.listConsumerGroupOffsets("others").partitionsToOffsetAndMetadata().get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
        Map<String, Object> settings = new HashMap<>(client("unlockwire"));
        settings.put("enable.idempotence", false);
        for (String topic : new String[]{"unlock.private", "unlock.quotes"}) {
            try (Producer<byte[], byte[]> producer = new KafkaProducer<>(settings, new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, new byte[1])).get())
                        .as(topic)
                        .hasCauseInstanceOf(AuthorizationException.class);
            }
        }
    }

    @Test
    void aPasswordDoesAsWellAndIsNotInTheLog() throws Exception {
        try (ServiceProcess service = byPassword(SECRET).start().awaitReady()) {
            announceAndAwait("kaito");
            assertThat(service.stop()).as(service.logTail()).isIn(0, 143);
            assertThat(Files.readString(service.log().orElseThrow())).doesNotContain(SECRET);
        }
    }

    @Test
    void aWrongPasswordGetsNothing() throws Exception {
        String wrong = "wrong-horse";
        try (ServiceProcess service = byPassword(wrong).start()) {
            Path log = service.log().orElseThrow();
            await().atMost(PATIENCE)
                    .until(() -> Files.exists(log) && Files.readString(log).contains("Authentication"));
            assertThat(service.isReady()).isFalse();
            assertThat(Files.readString(log)).doesNotContain(wrong);
        }
    }

    private static ServiceLaunch byCertificate(String name) {
        ServiceLaunch launch = ServiceProcess.with(byCertificate).replica("secured-" + name)
                .set("unlockwire.feed.drain", "0s");
        Manifests.properties(Manifests.COMPONENTS.resolve("kafka-mtls/kafka.properties"))
                .forEach((key, value) -> launch.set(key.toString(), value.toString()));
        return launch.set("kafka.bootstrap.servers", byCertificate)
                .set(PEM_SETTINGS + "trust-store.pem.certs", certificates.crt("broker").toString())
                .set(PEM_SETTINGS + "key-store.pem.0.cert", certificates.crt(name).toString())
                .set(PEM_SETTINGS + "key-store.pem.0.key", certificates.key(name).toString());
    }

    private static ServiceLaunch byPassword(String password) {
        return ServiceProcess.with(byPassword).replica("secured-by-password")
                .set("unlockwire.feed.drain", "0s")
                .set("kafka.security.protocol", "SASL_PLAINTEXT").set("kafka.sasl.mechanism", "SCRAM-SHA-512")
                .set("kafka.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required"
                                + " username=\"desk\" password=\"" + password + "\";");
    }

    private static Map<String, Object> client(String name) {
        Map<String, Object> settings = new HashMap<>(
                Map.of("bootstrap.servers", byCertificate, "security.protocol", "SSL",
                        "ssl.truststore.type", "PEM", "ssl.truststore.location",
                        certificates.crt("broker").toString(),
                        "default.api.timeout.ms", 20_000, "request.timeout.ms", 10_000));
        if (!name.isEmpty()) {
            settings.putAll(Map.of("ssl.keystore.type", "PKCS12", "ssl.keystore.location",
                    certificates.p12(name).toString(), "ssl.keystore.password", Certificates.PASSWORD,
                    "ssl.key.password", Certificates.PASSWORD));
        }
        return settings;
    }

    private static void announceAndAwait(String asset) {
        String from = "2030-01-01T00:00:00Z";
        try (Records records = new Records(broker.bootstrapServers())) {
            records.to("unlock.announcements")
                    .value("""
                            {"source":"desk","claims":[{"token":{"assetId":"%s"},"amount":"1000000",
                             "unlockAt":{"from":"%s","to":"2030-01-01T00:01:00Z","precision":"MINUTE","zone":"UTC","assumed":false}}]}"""
                            .formatted(asset, from));
            await().atMost(PATIENCE).until(() -> records.from("unlock.alerts").all().stream()
                    .anyMatch(alert -> String.valueOf(alert.text()).contains(asset)));
        }
    }

    private static List<AclBinding> granted(String principal) {
        List<AclBinding> bindings = new ArrayList<>();
        for (JsonNode acl : Manifests.component("kafka-users/unlockwire.yaml")
                .at("/spec/authorization/acls")) {
            JsonNode resource = acl.path("resource");
            ResourcePattern pattern = new ResourcePattern(type(resource.path("type").asText()),
                    resource.path("name").asText(),
                    resource.path("patternType").asText().equals("prefix")
                            ? PatternType.PREFIXED
                            : PatternType.LITERAL);
            for (String operation : Manifests.texts(acl.path("operations"))) {
                bindings.add(new AclBinding(pattern, new AccessControlEntry(principal, "*",
                        AclOperation.fromString(
                                operation.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT)),
                        AclPermissionType.ALLOW)));
            }
        }
        return bindings;
    }

    private static ResourceType type(String strimzi) {
        return switch (strimzi) {
            case "topic" -> ResourceType.TOPIC;
            case "group" -> ResourceType.GROUP;
            case "transactionalId" -> ResourceType.TRANSACTIONAL_ID;
            default -> throw new IllegalArgumentException(strimzi);
        };
    }
}
