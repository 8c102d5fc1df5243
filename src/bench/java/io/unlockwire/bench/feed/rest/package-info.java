/** The feed as one would write it with Quarkus REST: packaged as an application of its own when the comparison runs. */
package io.unlockwire.bench.feed.rest;
