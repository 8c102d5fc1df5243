package io.unlockwire.access;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * The tokens (RFC 7519, signed) of one identity provider, for this service: by its issuer, its audience and its
 * times, and by nothing but public keys. Thread-safe; verifying never waits.
 */
@Singleton
public final class Tokens {

    private static final int LONGEST = 8 << 10;
    private static final AlgorithmConstraints BY_PUBLIC_KEY = new AlgorithmConstraints(ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512, AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384, AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512, AlgorithmIdentifiers.EDDSA);

    private final String issuer;
    private final String audience;
    private final List<String> rolesClaim;
    private final Duration clockSkew;
    private final @Nullable IssuerKeys keys;
    private final InstantSource clock;

    /** @throws IllegalArgumentException if there is an issuer and no audience, or its keys would come over plain HTTP */
    Tokens(TokensConfig config, InstantSource clock) {
        issuer = config.issuer().orElse("");
        audience = config.audience().orElse("");
        rolesClaim = Arrays.asList(config.rolesClaim().split("/"));
        clockSkew = config.clockSkew();
        this.clock = clock;
        if (!issuer.isEmpty() && audience.isEmpty()) {
            throw new IllegalArgumentException(
                    "unlockwire.tokens.audience is needed: else a token for another service would open this one");
        }
        keys = issuer.isEmpty()
                ? null
                : new IssuerKeys(new KeysLocation(issuer, config.keys().orElse(null)), config.refresh());
    }

    /** Whether there is an issuer. */
    boolean taken() {
        return keys != null;
    }

    /** Whether this is like a token, and no keys to verify it with are known yet. */
    boolean undecided(String text) {
        return keys != null && keys.known().isEmpty() && isLikeToken(text);
    }

    /** Null where this is no good token of the issuer's for this service. */
    @Nullable
    Bearer verified(String text) {
        if (keys == null || !isLikeToken(text)) {
            return null;
        }
        List<JsonWebKey> known = keys.known();
        Instant now = clock.instant();
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(BY_PUBLIC_KEY)
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(known))
                    .setExpectedIssuer(issuer).setExpectedAudience(audience)
                    .setRequireExpirationTime().setRequireSubject()
                    .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                    .setAllowedClockSkewInSeconds((int) clockSkew.toSeconds())
                    .build().processToClaims(text);
            Bearer bearer = new Bearer(claims.getSubject(),
                    Instant.ofEpochSecond(claims.getExpirationTime().getValue()), roles(claims));
            return bearer.holds(now) ? bearer : null;
        } catch (InvalidJwtException e) {
            if (e.getCause() instanceof UnresolvableKeyException) {
                keys.missed();
            }
            return null;
        } catch (MalformedClaimException e) {
            return null;
        }
    }

    @PreDestroy
    void close() {
        if (keys != null) {
            keys.close();
        }
    }

    private Set<Role> roles(JwtClaims claims) {
        Object found = claims.getClaimsMap();
        for (String step : rolesClaim) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        List<?> named = found instanceof List<?> list
                ? list
                : found instanceof String text ? List.of(text.split(" ")) : List.of();
        return Arrays.stream(Role.values()).filter(role -> named.contains(role.claimed()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Three parts: a header, claims, a signature. */
    private static boolean isLikeToken(String text) {
        return text.length() <= LONGEST && text.chars().filter(c -> c == '.').count() == 2;
    }
}
