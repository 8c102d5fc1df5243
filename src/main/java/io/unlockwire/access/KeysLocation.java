package io.unlockwire.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jose4j.http.Get;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Where an issuer's keys are: a file, a JWK set behind https, or where the issuer's OpenID configuration says. Plain
 * HTTP would let whoever stands between sign tokens, so it is for loopback alone.
 */
final class KeysLocation {

    private static final int MOST_BYTES = 256 << 10;
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 5_000;
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
    private static final ObjectMapper JSON = Json.mapper();

    private final String issuer;
    private final @Nullable String keys;

    /**
     * @param keys null to ask the issuer
     * @throws IllegalArgumentException if it is plain HTTP to elsewhere
     */
    KeysLocation(String issuer, @Nullable String keys) {
        this.issuer = issuer;
        this.keys = keys;
        if (keys == null) {
            overTls(issuer);
        } else if (isUrl(keys)) {
            overTls(keys);
        }
    }

    /** Waits for the network; bounded in time and size. */
    List<JsonWebKey> read() throws IOException, JoseException {
        return new JsonWebKeySet(
                keys != null && !isUrl(keys) ? file(keys) : get(keys == null ? discovered() : keys))
                .getJsonWebKeys();
    }

    @Override
    public String toString() {
        return keys == null ? issuer : keys;
    }

    private String discovered() throws IOException {
        String at = issuer + (issuer.endsWith("/") ? "" : "/") + ".well-known/openid-configuration";
        JsonNode document = JSON.readTree(get(at));
        if (!document.path("issuer").asText().equals(issuer)) {
            throw new IOException(at + " is of another issuer: " + document.path("issuer"));
        }
        String found = document.path("jwks_uri").asText();
        try {
            return overTls(found);
        } catch (IllegalArgumentException e) {
            throw new IOException(at + " names no place for keys: " + e.getMessage(), e);
        }
    }

    private static String get(String url) throws IOException {
        Get get = new Get();
        get.setConnectTimeout(CONNECT_MILLIS);
        get.setReadTimeout(READ_MILLIS);
        get.setRetries(0);
        get.setResponseBodySizeLimit(MOST_BYTES);
        SimpleResponse response = get.get(url);
        return response.getBody();
    }

    private static String file(String path) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static boolean isUrl(String location) {
        return location.startsWith("https:") || location.startsWith("http:");
    }

    private static String overTls(String url) {
        URI uri = URI.create(url);
        if ("https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()))) {
            return url;
        }
        throw new IllegalArgumentException("keys to verify tokens with come over https, not from " + url);
    }
}
