package io.unlockwire.access;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Whose tokens are taken beside keys. */
@ConfigMapping(prefix = "unlockwire.tokens")
@StaticInitSafe
interface TokensConfig {

    /** The identity provider, exactly as its tokens name it; no token is taken without. */
    Optional<String> issuer();

    /** What a token's audience must name; needed where there is an issuer. */
    Optional<String> audience();

    /** Where the issuer's keys are (a JWK set): https, or a file; asked of the issuer (OpenID discovery) where absent. */
    Optional<String> keys();

    /** Which claim lists the roles (announcer, reader, operator), such as roles or realm_access/roles. */
    @WithDefault("roles")
    String rolesClaim();

    /** How often the keys are read anew; a key not known yet is looked for within seconds. */
    @WithDefault("10m")
    Duration refresh();

    /** How far the issuer's clock may be ahead of this one. */
    @WithDefault("30s")
    Duration clockSkew();
}
