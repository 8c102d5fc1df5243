package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.access.TestIssuer;
import io.unlockwire.access.TestKeys;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream that is not public, on the real broker. */
class AccessIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String KEY = "a-key-that-is-random-enough-for-a-test-1";
    private static final Map<String, String> PRIVATE = Map.of("access.required", "true", "access.secret",
            "a secret that every replica has, and nobody else", "access.keys.desk",
            TestKeys.hash(KEY), "access.session", "1h");

    @Test
    void whoShowsNothingOrTheWrongThingGetsNothing() throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1); Replica replica = replica(topic)) {
            for (String header : new String[]{"Bearer wrong-but-as-long-as-a-key-has-to-be", "Basic " + KEY,
                    KEY}) {
                assertThat(status(replica.at(""), "Authorization", header)).isEqualTo(401);
            }
            assertThat(status(replica.at(""), "Cookie", Access.COOKIE + "=" + KEY)).isEqualTo(401);
            assertThat(status(replica.at("?ticket=" + KEY), "Accept", "*/*")).isEqualTo(401);
            assertThat(post(replica, AccessRoutes.TICKETS, null).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aKeyIsShownInAHeader() throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1); Replica replica = replica(topic)) {
            assertThat(status(replica.at(""), "Authorization", "Bearer " + KEY)).isEqualTo(200);
        }
    }

    @Test
    void aTicketOpensOneStreamWithinItsTime() throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1); Replica replica = replica(topic)) {
            String ticket = ticket(replica);
            assertThat(status(replica.at("?ticket=" + ticket), "Accept", "*/*")).isEqualTo(200);
            assertThat(status(replica.at("?ticket=" + ticket), "Accept", "*/*")).isEqualTo(401);
            String late = ticket(replica);
            replica.clock.now = Alerts.NOW.plusSeconds(30);
            assertThat(status(replica.at("?ticket=" + late), "Accept", "*/*")).isEqualTo(401);
        }
    }

    @Test
    void aSessionsStreamEndsWhenTheSessionDoes() throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1); Replica replica = replica(topic)) {
            HttpResponse<String> signedIn = post(replica, AccessRoutes.SESSION, "Bearer " + KEY);
            String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).startsWith(Access.COOKIE + "=")
                    .contains("Secure", "HTTPOnly", "SameSite=Strict",
                            "Path=/")
                    .doesNotContain("Domain");
            String shown = cookie.substring(0, cookie.indexOf(';'));
            HttpResponse<java.io.InputStream> stream = HTTP.send(
                    HttpRequest.newBuilder(replica.at("")).header("Cookie", shown).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            replica.clock.now = Alerts.NOW.plusSeconds(3_600);
            assertThat(new String(stream.body().readAllBytes(), StandardCharsets.UTF_8)).contains("retry: ");
            Awaitility.await().until(() -> replica.metered("feed.closed", "reason", "credential") == 1);
            assertThat(status(replica.at(""), "Cookie", shown)).isEqualTo(401);
        }
    }

    @Test
    void aTokenIsShownInAHeaderAndASessionEndsNoLaterThanIt() throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1);
                TestIssuer issuer = new TestIssuer();
                Replica replica = new Replica(topic.bootstrapServers, topic.name, PRIVATE, issuer.settings())
                        .ready()) {
            String token = issuer.token("alice", Alerts.NOW.plusSeconds(60), "reader");
            Awaitility.await().until(() -> status(replica.at(""), "Authorization", "Bearer " + token) == 200);
            assertThat(status(replica.at(""), "Authorization",
                    "Bearer " + issuer.token("scraper", Alerts.NOW.plusSeconds(60), "announcer")))
                    .as("a good token of another role").isEqualTo(403);
            HttpResponse<String> signedIn = post(replica, AccessRoutes.SESSION, "Bearer " + token);
            String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
            String shown = cookie.substring(0, cookie.indexOf(';'));
            assertThat(status(replica.at(""), "Cookie", shown)).isEqualTo(200);
            replica.clock.now = Alerts.NOW.plusSeconds(60);
            assertThat(status(replica.at(""), "Cookie", shown)).isEqualTo(401);
            assertThat(status(replica.at(""), "Authorization", "Bearer " + token)).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {AccessRoutes.TICKETS, AccessRoutes.SESSION})
    void aPublicStreamNeedsNeither(String path) throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = new Replica(topic.bootstrapServers, topic.name, Map.of()).ready()) {
            assertThat(post(replica, path, "Bearer " + KEY).statusCode()).isEqualTo(404);
        }
    }

    private static String ticket(Replica replica) throws IOException, InterruptedException {
        HttpResponse<String> given = post(replica, AccessRoutes.TICKETS, "Bearer " + KEY);
        assertThat(given.statusCode()).isEqualTo(201);
        assertThat(given.headers().firstValue("Cache-Control")).hasValue("no-store");
        return Json.mapper().readTree(given.body()).path("ticket").asText();
    }

    private static HttpResponse<String> post(Replica replica, String path, @Nullable String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(replica.at("").resolve(path))
                .POST(HttpRequest.BodyPublishers.noBody());
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int status(URI at, String header, String value) throws IOException, InterruptedException {
        HttpResponse<java.io.InputStream> response = HTTP.send(
                HttpRequest.newBuilder(at).header(header, value).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        response.body().close();
        return response.statusCode();
    }

    private static Replica replica(AlertsTopic topic) {
        return new Replica(topic.bootstrapServers, topic.name, PRIVATE).ready();
    }
}
