package io.unlockwire.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.unlockwire.access.Bearers.Standing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose tokens are taken, and which are not. */
class TokensTest {

    private static final Instant NOW = Instant.parse("2030-04-20T04:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(600);

    private final InstantSource clock = InstantSource.fixed(NOW);
    private TestIssuer issuer;
    private Tokens tokens;
    private Bearers readers;
    private Bearers announcers;

    @BeforeEach
    void open() throws Exception {
        issuer = new TestIssuer();
        take(settings -> settings);
    }

    @AfterEach
    void close() {
        tokens.close();
        issuer.close();
    }

    @Test
    void aReadersTokenReadsAndDoesNotAnnounce() {
        String token = issuer.signed(issuer.claims("alice", LATER, "reader"));
        assertThat(readers.of("Bearer " + token)).isNotNull().extracting(Credential::holder)
                .isEqualTo("alice");
        assertThat(announcers.of("Bearer " + token)).isNull();
        assertThat(announcers.standing("Bearer " + token)).isEqualTo(Standing.ANOTHER_ROLE);
        assertThat(readers.of("Basic " + token)).isNull();
    }

    @Test
    void anAnnouncersTokenAnnouncesAndDoesNotRead() {
        String token = issuer.signed(issuer.claims("scraper", LATER, "announcer", "another-services-role"));
        assertThat(announcers.of("Bearer " + token)).isNotNull();
        assertThat(readers.of("Bearer " + token)).isNull();
    }

    @Test
    void anOperatorDoesBoth() {
        String token = issuer.signed(issuer.claims("root", LATER, "operator"));
        assertThat(readers.of("Bearer " + token)).isNotNull();
        assertThat(announcers.of("Bearer " + token)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "audience", "expired", "endless", "early", "nobody", "two-issuers"})
    void aTokenThatSaysTheWrongThingIsNone(String what) {
        Map<String, Consumer<JwtClaims>> wrong = Map.of(
                "issuer", claims -> claims.setIssuer("https://elsewhere.example"),
                "audience", claims -> claims.setAudience("another-service"),
                "expired", claims -> claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond())),
                "endless", claims -> claims.unsetClaim("exp"),
                "early", claims -> claims.setNotBefore(NumericDate.fromSeconds(NOW.getEpochSecond() + 60)),
                "nobody", claims -> claims.unsetClaim("sub"),
                "two-issuers", claims -> claims.setStringListClaim("iss", issuer.name(), issuer.name()));
        JwtClaims claims = issuer.claims("alice", LATER, "reader", "announcer", "operator");
        assertThat(readers.of("Bearer " + issuer.signed(claims))).as("without it").isNotNull();
        wrong.get(what).accept(claims);
        String token = issuer.signed(claims);
        assertThat(readers.of("Bearer " + token)).isNull();
        assertThat(readers.standing("Bearer " + token)).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void whatTheIssuerDidNotSignIsNone() throws Exception {
        JwtClaims claims = issuer.claims("alice", LATER, "reader");
        String good = issuer.signed(claims);
        String byAnother = TestIssuer.signed(claims, TestIssuer.newKey(issuer.key().getKeyId()));
        String payload = good.split("\\.", -1)[1];
        String unsigned = base64("{\"alg\":\"none\"}") + "." + payload + ".";
        JsonWebSignature bySecret = new JsonWebSignature();
        bySecret.setPayload(claims.toJson());
        bySecret.setKeyIdHeaderValue(issuer.key().getKeyId());
        bySecret.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        bySecret.setKey(new HmacKey(issuer.key().getPublicKey().getEncoded()));
        String raised = good.split("\\.", -1)[0] + "."
                + base64(issuer.claims("alice", LATER, "operator").toJson()) + "." + good.split("\\.", -1)[2];
        for (String token : List.of(byAnother, unsigned, bySecret.getCompactSerialization(), raised,
                good.substring(0, good.length() - 4), "a.b.c", "..", "", good + "." + "x", ".".repeat(9_000),
                "x".repeat(100_000))) {
            assertThat(readers.of("Bearer " + token)).as(token).isNull();
        }
        assertThat(readers.of("Bearer " + good)).isNotNull();
    }

    @Test
    void rolesMayLieDeeperOrInOneText() {
        take(settings -> with(settings, "roles-claim", "realm_access/roles"));
        JwtClaims claims = issuer.claims("alice", LATER);
        assertThat(readers.of("Bearer " + issuer.signed(claims))).isNull();
        claims.setClaim("realm_access", Map.of("roles", List.of("offline", "reader")));
        assertThat(readers.of("Bearer " + issuer.signed(claims))).isNotNull();
        take(settings -> with(settings, "roles-claim", "scope"));
        claims.setClaim("scope", "openid reader");
        assertThat(readers.of("Bearer " + issuer.signed(claims))).isNotNull();
        claims.setClaim("scope", 7);
        assertThat(readers.of("Bearer " + issuer.signed(claims))).isNull();
    }

    @Test
    void whatRestsOnATokenEndsWithIt() {
        Credential shown = readers.of("Bearer " + issuer.signed(issuer.claims("al:ice", LATER, "reader")));
        assertThat(shown).isNotNull();
        Credential later = readers.restingOn(shown.restsOn());
        assertThat(later).isNotNull();
        assertThat(later.holder()).isEqualTo("al:ice");
        assertThat(later.holds(LATER.minusSeconds(1))).isTrue();
        assertThat(later.holds(LATER)).isFalse();
        assertThat(readers.restingOn("nobody")).isNull();
        assertThat(new Bearers(Role.READER, ApiKeys.configured(Map.of()), TestIssuer.tokens(Map.of(), clock))
                .restingOn(shown.restsOn())).as("where no tokens are taken any more").isNull();
    }

    @Test
    void aNewKeyIsFoundWithinSecondsHoweverManyAsk() {
        issuer.newKey();
        String token = issuer.signed(issuer.claims("alice", LATER, "reader"));
        int before = issuer.asked.get();
        await().until(() -> readers.of("Bearer " + token) != null);
        assertThat(issuer.asked.get() - before).as("a look at the configuration and one at the keys")
                .isEqualTo(2);
    }

    @Test
    void whileTheIssuerIsAwayItsKeysStay() throws Exception {
        issuer.away = true;
        PublicJsonWebKey first = issuer.key();
        JwtClaims claims = issuer.claims("alice", LATER, "reader");
        int before = issuer.asked.get();
        assertThat(readers.of("Bearer " + TestIssuer.signed(claims, TestIssuer.newKey("unheard-of"))))
                .isNull();
        await().until(() -> issuer.asked.get() > before);
        assertThat(readers.of("Bearer " + TestIssuer.signed(claims, first))).isNotNull();
    }

    @Test
    void beforeItsKeysAreKnownNothingIsDecided() throws Exception {
        issuer.away = true;
        tokens.close();
        tokens = TestIssuer.tokens(issuer.settings(), clock);
        use(tokens);
        String token = issuer.signed(issuer.claims("alice", LATER, "reader"));
        assertThat(readers.of("Bearer " + token)).isNull();
        assertThat(readers.standing("Bearer " + token)).isEqualTo(Standing.UNDECIDED);
        assertThat(readers.standing("Bearer no-token")).isEqualTo(Standing.UNKNOWN);
        issuer.away = false;
        await().until(() -> readers.of("Bearer " + token) != null);
    }

    @Test
    void aConfigurationOfAnotherIssuerIsNotBelieved() {
        issuer.named = "https://elsewhere.example";
        tokens.close();
        int before = issuer.asked.get();
        tokens = TestIssuer.tokens(issuer.settings(), clock);
        use(tokens);
        String token = issuer.signed(issuer.claims("alice", LATER, "reader"));
        await().until(() -> issuer.asked.get() > before + 1);
        assertThat(readers.standing("Bearer " + token)).isEqualTo(Standing.UNDECIDED);
    }

    @Test
    void keysMayLieInAFile(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys.json");
        Files.writeString(file, issuer.jwks());
        take(settings -> with(with(settings, "keys", file.toString()), "issuer", "https://id.example"));
        JwtClaims claims = issuer.claims("alice", LATER, "reader");
        claims.setIssuer("https://id.example");
        await().until(() -> readers.of("Bearer " + issuer.signed(claims)) != null);
    }

    @Test
    void whatWouldLetOthersInIsRefusedAtTheStart() {
        assertThatThrownBy(
                () -> TestIssuer.tokens(Map.of("unlockwire.tokens.issuer", "https://id.example"), clock))
                .hasMessageContaining("unlockwire.tokens.audience");
        for (String at : List.of("http://id.example", "http://localhost.example", "ftp://id.example", "id")) {
            assertThatThrownBy(() -> TestIssuer.tokens(
                    Map.of("unlockwire.tokens.issuer", at, "unlockwire.tokens.audience", "unlockwire"),
                    clock))
                    .as(at).hasMessageContaining("https");
        }
    }

    private void take(UnaryOperator<Map<String, String>> change) {
        if (tokens != null) {
            tokens.close();
        }
        tokens = TestIssuer.tokens(change.apply(issuer.settings()), clock);
        use(tokens);
        await().until(() -> readers.standing("Bearer a.b.c") != Standing.UNDECIDED);
    }

    private void use(Tokens taken) {
        readers = new Bearers(Role.READER, ApiKeys.configured(Map.of()), taken);
        announcers = new Bearers(Role.ANNOUNCER, ApiKeys.configured(Map.of()), taken);
    }

    private static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put("unlockwire.tokens." + key, value);
        return changed;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
