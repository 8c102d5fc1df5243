package io.unlockwire.feed;

import io.unlockwire.access.Bearers;
import io.unlockwire.access.Credential;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may follow the stream: everybody, or whoever shows a reader's key or token in the Authorization
 * header, the cookie of a session, or a ticket not yet used on this replica. Neither key nor token is read from a URL.
 * Thread-safe.
 */
final class Access {

    /** The prefix binds it to this host, over TLS, for all paths. */
    static final String COOKIE = "__Host-unlockwire";

    private static final int SHORTEST_SECRET = 32;

    private final boolean required;
    private final Bearers readers;
    private final byte[] secret;
    private final Duration session;
    private final Duration ticket;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    /** Nonces of tickets that were used, until they would be over anyway. */
    private final Map<String, Instant> used = new HashMap<>();

    /** Who signed in, until the pass is over or what it rests on is. */
    private record Passed(String holder, Instant end, Bearers readers) implements Credential {

        @Override
        public boolean holds(Instant now) {
            Credential behind = readers.restingOn(holder);
            return now.isBefore(end) && behind != null && behind.holds(now);
        }
    }

    /** @throws IllegalArgumentException if access is required and there is no secret to sign with */
    Access(FeedConfig.Access config, Bearers readers, InstantSource clock) {
        required = config.required();
        this.readers = readers;
        secret = config.secret().orElse("").getBytes(StandardCharsets.UTF_8);
        session = config.session();
        ticket = config.ticket();
        this.clock = clock;
        if (required && secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "unlockwire.feed.access.secret needs " + SHORTEST_SECRET + " characters or more");
        }
    }

    Duration sessionLength() {
        return session;
    }

    boolean required() {
        return required;
    }

    /** Null where the request may not have the stream. A ticket shown is used up. */
    @Nullable
    Credential of(HttpServerRequest request) {
        Credential found = reader(request);
        String shown = found == null ? request.getParam("ticket") : null;
        return shown == null ? found : by(Pass.Use.TICKET, shown);
    }

    /** Null where the request may not read what is known: a ticket is for streams alone. */
    @Nullable
    Credential reader(HttpServerRequest request) {
        if (!required) {
            return Credential.NONE;
        }
        Credential found = byKey(request);
        Cookie cookie = found == null ? request.getCookie(COOKIE) : null;
        return cookie == null ? found : by(Pass.Use.SESSION, cookie.getValue());
    }

    /** Null where the request shows neither a reader's key nor a token. */
    @Nullable
    Credential byKey(HttpServerRequest request) {
        Credential found = readers.of(request.getHeader(HttpHeaders.AUTHORIZATION));
        return found != null && found.holds(clock.instant()) ? found : null;
    }

    Bearers readers() {
        return readers;
    }

    /** Something to show instead of the key or token. */
    Pass pass(Pass.Use use, Credential holder) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return new Pass(use, holder.restsOn(),
                clock.instant().plus(use == Pass.Use.TICKET ? ticket : session),
                Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
    }

    String signed(Pass pass) {
        return pass.signed(secret);
    }

    private @Nullable Credential by(Pass.Use use, String text) {
        Instant now = clock.instant();
        Pass pass = Pass.read(text, secret, now);
        if (pass == null || pass.use() != use || (use == Pass.Use.TICKET && !first(pass, now))) {
            return null;
        }
        Credential found = use == Pass.Use.SESSION
                ? new Passed(pass.holder(), pass.end(), readers)
                : readers.restingOn(pass.holder());
        return found != null && found.holds(now) ? found : null;
    }

    private synchronized boolean first(Pass pass, Instant now) {
        used.values().removeIf(end -> !Objects.requireNonNull(end).isAfter(now));
        return used.putIfAbsent(pass.nonce(), pass.end()) == null;
    }
}
