package io.unlockwire.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.unlockwire.testkit.KafkaTestResource;
import io.unlockwire.testkit.Received;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The API of the whole service: an announcement in over HTTP, its alert out of the stream, its unlock in the list. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class ApiIT {

    private static final String TEXT = "Kaito (KAITO) will unlock 12.11 million tokens, worth about $4.86 million, on April 20 at 12:00"
            + " (UTC+8), according to RootData.";

    private static final RestAssuredConfig PLAIN = RestAssuredConfig.config().encoderConfig(
            EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @TestHTTPResource("/api/v1/alerts/stream")
    URI stream;

    Topics topics;
    Records records;

    @Test
    void anAnnouncementIsAcknowledgedThenToldThenListed() {
        String published = Instant.now().minusSeconds(60).toString();
        String body = "{\"source\":\"desk\",\"publishedAt\":\"" + published
                + "\",\"text\":\"Arbitrum (ARB) will unlock 92.65 million"
                + " tokens in two days, on " + inTwoDays() + " at 13:00 UTC.\"}";
        try (Follower client = Follower.of(stream).awaitEvent("cp")) {
            given().contentType(ContentType.JSON).body(body).post("/api/v1/announcements").then()
                    .statusCode(202)
                    .body("topic", equalTo(topics.announcements())).body("partition", notNullValue())
                    .body("offset", notNullValue()).body("base", equalTo(published));
            client.awaitEvent("new");
            String unlock = client.unlocks().get(0);
            Awaitility.await()
                    .untilAsserted(() -> given().get("/api/v1/unlocks/" + unlock).then().statusCode(200)
                            .body("id", equalTo(unlock)).body("claims.size()", equalTo(1))
                            .body("alertKeys.size()", equalTo(1))
                            .body("amount", equalTo("92650000")));
            assertThat(client.events()).extracting(SseReader.Event::name).contains("status", "cp", "new");
            assertThat(client.events()).filteredOn(event -> !event.data().isEmpty())
                    .allSatisfy(event -> assertThat(AsyncApi.faults(event.name(), event.data())).isEmpty());
            given().get("/api/v1/unlocks.ics").then().statusCode(200)
                    .contentType("text/calendar;charset=utf-8")
                    .body(containsString("UID:" + unlock + "@unlockwire\r\n"));
            for (String path : List.of("/api/v1/unlocks", "/api/v1/unlocks/" + unlock,
                    "/api/v1/unlocks.ics")) {
                String tag = given().get(path).then().statusCode(200).extract().header("ETag");
                given().header("If-None-Match", tag).get(path).then().statusCode(304).header("ETag", tag)
                        .body(emptyString());
                given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
            }
            Described.by(given().get("/q/openapi?format=json").asString())
                    .holds("/api/v1/unlocks", given().get("/api/v1/unlocks").asString())
                    .holds("/api/v1/unlocks/{id}", given().get("/api/v1/unlocks/" + unlock).asString());
            given().queryParam("token", "ARB").get("/api/v1/unlocks").then().statusCode(200)
                    .body("items.id", equalTo(List.of(unlock))).body("$", hasKey("next"))
                    .body("next", nullValue());
        }
        assertThat(records.from(topics.announcements())
                .until(all -> all.stream().anyMatch(each -> body.equals(each.text()))))
                .extracting(Received::text).contains(body);
    }

    @Test
    void aPreviewSaysWhatWouldBeReadAndPublishesNothing() {
        given().contentType(ContentType.JSON)
                .body("{\"publishedAt\":\"2026-04-15T08:00:00Z\",\"text\":\"" + TEXT + "\"}")
                .post("/api/v1/announcements/preview").then().statusCode(200)
                .body("verdict", equalTo("claims")).body("base", equalTo("2026-04-15T08:00:00Z"))
                .body("claims[0].amount", equalTo("12110000"))
                .body("claims[0].unlockAt.from", equalTo("2026-04-20T04:00:00Z"));
        assertThat(records.from(topics.announcements()).all()).extracting(Received::text)
                .noneMatch(text -> text != null && text.contains(TEXT));
    }

    @Test
    void aTextWithoutATimeCountsFromItsReceipt() {
        given().contentType(ContentType.TEXT).body("Nothing unlocks today.")
                .post("/api/v1/announcements/preview").then()
                .statusCode(200).body("verdict", equalTo("nothing")).body("base", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({"GET,/api/v1/nothing,404", "GET,/api/other,404", "DELETE,/api/v1/unlocks,405",
            "PUT,/api/v1/announcements,405",
            "POST,/api/v1/alerts/stream,405", "GET,/api/v1/unlocks?limit=0,400",
            "GET,/api/v1/unlocks?sort=x,400", "GET,/api/v1/unlocks.ics?limit=1,400",
            "POST,/api/v1/alerts/tickets,404",
            "GET,/api/v1/unlocks/none,404", "GET,/api/v1/alerts/stream?since=x,400",
            "GET,/api/v1/alerts/stream?x=1,400"})
    void everyErrorIsAProblem(String method, String path, int status) {
        given().urlEncodingEnabled(false).request(method, path).then().statusCode(status)
                .contentType("application/problem+json").body("status", equalTo(status))
                .body("title", notNullValue())
                .body("type", equalTo("about:blank")).body("detail", not(containsString("Exception")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"application/json|{\"text\":|400",
            "application/json|{\"text\":7}|400",
            "application/json|''|400", "image/png|x|415"})
    void whatCannotBeReadIsRefusedAtOnce(String type, String body, int status) {
        for (String path : new String[]{"/api/v1/announcements", "/api/v1/announcements/preview"}) {
            given().config(PLAIN).contentType(type).body(body.getBytes(StandardCharsets.UTF_8)).post(path)
                    .then()
                    .statusCode(status).contentType("application/problem+json")
                    .body("status", equalTo(status));
        }
    }

    @Test
    void aBodyHasABound() {
        given().contentType(ContentType.TEXT).body(new byte[(256 << 10) + 1]).post("/api/v1/announcements")
                .then()
                .statusCode(413).contentType("application/problem+json");
    }

    @ParameterizedTest
    @EnumSource
    void aBodyIsReadInEveryVersionOfHttp(HttpClient.Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        URI at = stream.resolve("/api/v1/announcements/preview");
        HttpRequest first = HttpRequest.newBuilder(stream.resolve("/api/v1/nothing")).build();
        assertThat(client.send(first, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        for (int size : new int[]{1, 50_000, 0, (256 << 10) + 1}) {
            HttpRequest.BodyPublisher told = HttpRequest.BodyPublishers.ofString("x".repeat(size));
            for (HttpRequest.BodyPublisher body : List.of(told,
                    HttpRequest.BodyPublishers.fromPublisher(told))) {
                HttpResponse<String> response = client.send(HttpRequest.newBuilder(at)
                        .header("Content-Type", "text/plain").POST(body).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(response.version()).isEqualTo(version);
                assertThat(response.statusCode()).as("%d bytes, length told: %s", size, body == told)
                        .isEqualTo(size == 0 ? 400 : size > 256 << 10 ? 413 : 200);
                assertThat(response.headers().firstValue("Content-Type"))
                        .hasValue(response.statusCode() == 200
                                ? "application/json"
                                : "application/problem+json");
            }
        }
    }

    @Test
    void otherMediaTypesAreNotAcceptable() {
        given().accept("image/png").get("/api/v1/unlocks").then().statusCode(406)
                .contentType("application/problem+json");
    }

    @Test
    void theApiDescribesItself() {
        given().accept("application/json").get("/q/openapi?format=json").then().statusCode(200)
                .body("paths", hasKey("/api/v1/alerts/stream")).body("paths", hasKey("/api/v1/announcements"))
                .body("paths", hasKey("/api/v1/announcements/preview"))
                .body("paths", hasKey("/api/v1/unlocks"))
                .body("paths", hasKey("/api/v1/unlocks/{id}")).body("paths", hasKey("/api/v1/unlocks.ics"));
        given().get("/asyncapi.yaml").then().statusCode(200);
    }

    private static String inTwoDays() {
        return Instant.now().plus(Duration.ofDays(2)).toString().substring(0, 10);
    }
}
