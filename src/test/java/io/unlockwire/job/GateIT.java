package io.unlockwire.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.unlockwire.access.TestIssuer;
import io.unlockwire.access.TestKeys;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The API of a service that is not public: what each key opens, and what nothing does. */
@WithKafka
class GateIT {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .build();
    private static final String READER = "a-readers-key-that-is-long-enough-1";
    private static final String ANNOUNCER = "an-announcers-key-that-is-long-enough";
    private static final String ANNOUNCEMENTS = "/api/v1/announcements";
    private static final String TEXT = "Kaito (KAITO) will unlock 12.11 million tokens on April 20, 2030 at 12:00 (UTC+8).";

    @Test
    void eachKeyOpensItsOwnAndNothingOpensTheRest(Kafka kafka, Topics topics, Records records)
            throws Exception {
        try (ServiceProcess service = launch(kafka, topics).start().awaitReady()) {
            for (String path : List.of("/api/v1/unlocks", "/api/v1/unlocks/none", "/api/v1/unlocks.ics",
                    "/api/v1/%75nlocks",
                    "/api/v1/./unlocks", "/api/v1/alerts/stream", "/api/v1/unlocks?ticket=x")) {
                for (String key : new String[]{null, "wrong-but-as-long-as-a-key-has-to-be", ANNOUNCER}) {
                    assertThat(get(service, path, key)).as("%s with %s", path, key).isEqualTo(401);
                }
            }
            for (String path : List.of("/api/v1/unlocks;x=1", "/api/v1;x/unlocks",
                    "/api;x=1/v1/unlocks.ics")) {
                assertThat(get(service, path, null)).as(path).isEqualTo(404);
            }
            assertThat(post(service, "/api/v1/announcements;x", null)).isEqualTo(404);
            assertThat(get(service, "/api/v1/unlocks", READER)).isEqualTo(200);
            assertThat(get(service, "/api/v1/unlocks.ics", READER)).isEqualTo(200);
            assertThat(get(service, "/", null)).as("the page itself holds nothing").isEqualTo(200);

            for (String path : List.of(ANNOUNCEMENTS, ANNOUNCEMENTS + "/", "/api/v1/%61nnouncements")) {
                assertThat(post(service, path, null)).as(path).isEqualTo(401);
                assertThat(post(service, path, READER)).as("a reader announces nothing").isEqualTo(401);
            }
            assertThat(post(service, ANNOUNCEMENTS + "/preview", null)).isEqualTo(401);
            assertThat(post(service, ANNOUNCEMENTS + "/preview", READER)).isEqualTo(200);
            assertThat(post(service, ANNOUNCEMENTS + "/preview", ANNOUNCER)).isEqualTo(200);
            assertThat(records.from(topics.announcements()).all()).isEmpty();
            assertThat(post(service, ANNOUNCEMENTS, ANNOUNCER)).isEqualTo(202);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> !records.from(topics.alerts()).all().isEmpty());
            assertThat(service.stop()).isIn(0, 143);
            assertThat(Files.readString(service.log().orElseThrow())).doesNotContain(READER, ANNOUNCER);
        }
    }

    @Test
    void aTokenOpensWhatItsRolesSay(Kafka kafka, Topics topics, Records records) throws Exception {
        ServiceLaunch launch = launch(kafka, topics);
        try (TestIssuer issuer = new TestIssuer()) {
            issuer.settings().forEach(launch::set);
            String reader = issuer.token("alice", "reader");
            String announcer = issuer.token("scraper", "announcer");
            String operator = issuer.token("root", "operator");
            String guest = issuer.token("guest");
            try (ServiceProcess service = launch.start().awaitReady()) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> get(service, "/api/v1/unlocks", guest) == 403);
                assertThat(get(service, "/api/v1/unlocks", reader)).isEqualTo(200);
                assertThat(get(service, "/api/v1/unlocks", operator)).isEqualTo(200);
                assertThat(get(service, "/api/v1/unlocks", announcer)).isEqualTo(403);
                assertThat(get(service, "/api/v1/alerts/stream", announcer)).isEqualTo(403);
                assertThat(get(service, "/api/v1/unlocks", reader + "x")).isEqualTo(401);
                assertThat(post(service, ANNOUNCEMENTS + "/preview", reader)).isEqualTo(200);
                for (String token : new String[]{reader, guest}) {
                    assertThat(post(service, ANNOUNCEMENTS, token)).isEqualTo(403);
                }
                assertThat(records.from(topics.announcements()).all()).isEmpty();
                assertThat(post(service, ANNOUNCEMENTS, announcer)).isEqualTo(202);
                assertThat(post(service, ANNOUNCEMENTS, operator)).isEqualTo(202);
                assertThat(service.stop()).isIn(0, 143);
                assertThat(Files.readString(service.log().orElseThrow())).doesNotContain(reader, announcer);
            }
        }
    }

    @Test
    void oneSourceMaySendSoManyAndNoMore(Kafka kafka, Topics topics) throws Exception {
        try (ServiceProcess service = launch(kafka, topics).set("unlockwire.feed.announce.rate", "1")
                .set("unlockwire.feed.announce.burst", "4").start().awaitReady()) {
            int refused = 0;
            for (int i = 0; i < 20; i++) {
                int status = post(service, ANNOUNCEMENTS + "/preview", ANNOUNCER);
                assertThat(status).isIn(200, 429);
                refused += status == 429 ? 1 : 0;
            }
            assertThat(refused).isPositive();
            assertThat(post(service, ANNOUNCEMENTS + "/preview", READER)).as("others are not made to wait")
                    .isEqualTo(200);
        }
    }

    private static ServiceLaunch launch(Kafka kafka, Topics topics) {
        return ServiceProcess.with(kafka.bootstrapServers()).on(topics).set("unlockwire.feed.drain", "0s")
                .set("unlockwire.feed.access.required", "true")
                .set("unlockwire.feed.access.secret", "a secret that every replica has, and nobody else")
                .set("unlockwire.feed.access.keys.desk", TestKeys.hash(READER))
                .set("unlockwire.feed.announce.required", "true")
                .set("unlockwire.feed.announce.keys.scraper", TestKeys.hash(ANNOUNCER));
    }

    private static int get(ServiceProcess service, String path, @Nullable String key) throws Exception {
        return status(HttpRequest.newBuilder(service.uri(path)).GET(), key);
    }

    private static int post(ServiceProcess service, String path, @Nullable String key) throws Exception {
        return status(HttpRequest.newBuilder(service.uri(path)).header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(TEXT)), key);
    }

    private static int status(HttpRequest.Builder request, @Nullable String key)
            throws IOException, InterruptedException {
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        HttpResponse<Void> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding());
        return response.statusCode();
    }
}
