/** The feed as one would write it with Spring WebFlux. */
package io.unlockwire.bench.feed.webflux;
