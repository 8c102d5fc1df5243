package io.unlockwire.access;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** An identity provider on loopback: its OpenID configuration, its keys, and tokens that it has signed. */
public final class TestIssuer implements AutoCloseable {

    static final String AUDIENCE = "unlockwire";

    final AtomicInteger asked = new AtomicInteger();
    volatile boolean away;
    volatile String named;
    private volatile PublicJsonWebKey key = newKey("first");
    private final HttpServer server;

    public TestIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        named = name();
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            String answer = exchange.getRequestURI().getPath().equals("/.well-known/openid-configuration")
                    ? "{\"issuer\":\"" + named + "\",\"jwks_uri\":\"" + name() + "/keys\"}"
                    : jwks();
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(away ? 503 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    public String name() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The settings of a service that takes its tokens. */
    public Map<String, String> settings() {
        return Map.of("unlockwire.tokens.issuer", name(), "unlockwire.tokens.audience", AUDIENCE);
    }

    /** Good for an hour. */
    public String token(String subject, String... roles) {
        return token(subject, Instant.now().plusSeconds(3_600), roles);
    }

    public String token(String subject, Instant end, String... roles) {
        return signed(claims(subject, end, roles));
    }

    JwtClaims claims(String subject, Instant end, String... roles) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(name());
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        claims.setStringListClaim("roles", List.of(roles));
        return claims;
    }

    String signed(JwtClaims claims) {
        return signed(claims, key);
    }

    static String signed(JwtClaims claims, PublicJsonWebKey key) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    PublicJsonWebKey key() {
        return key;
    }

    void newKey() {
        key = newKey("next");
    }

    static PublicJsonWebKey newKey(String id) {
        try {
            PublicJsonWebKey made = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            made.setKeyId(id);
            return made;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    String jwks() {
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /** Of a service with these settings. */
    public static Tokens tokens(Map<String, String> settings, InstantSource clock) {
        return new Tokens(new SmallRyeConfigBuilder().withMapping(TokensConfig.class)
                .withSources(new PropertiesConfigSource(new HashMap<>(settings), "test", 100))
                .withConverter(Duration.class, 100, new DurationConverter()).addDefaultInterceptors().build()
                .getConfigMapping(TokensConfig.class), clock);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
