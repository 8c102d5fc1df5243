package io.unlockwire.feed;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The keys of the configuration, unless something else provides some. */
final class Keys {

    @Produces
    @Singleton
    @DefaultBean
    ApiKeys configured(FeedConfig config) {
        return new ConfiguredKeys(config.access().keys());
    }
}
