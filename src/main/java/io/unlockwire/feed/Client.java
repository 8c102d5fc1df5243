package io.unlockwire.feed;

import io.unlockwire.access.Credential;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Who has been let in.
 *
 * @param address what it is counted under
 * @param gzip takes the stream compressed
 */
record Client(HttpServerRequest request, HttpServerResponse response, String address, Credential credential,
        boolean gzip) {}
