package io.unlockwire.feed;

import io.quarkus.arc.DefaultBean;
import io.unlockwire.access.ApiKeys;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The keys of the configuration, unless something else provides some. */
final class Keys {

    @Produces
    @Singleton
    @DefaultBean
    ApiKeys configured(FeedConfig config) {
        return ApiKeys.configured(config.access().keys());
    }
}
