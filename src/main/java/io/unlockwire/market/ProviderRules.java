package io.unlockwire.market;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * What an operator decides about one provider on the web.
 *
 * @param base the URL before the path of an answer, {@code http} or {@code https}, without a final slash
 * @param headers sent along, a key among them
 * @param within the longest that one request may take
 * @param retries how often a request that failed in passing is sent again, at most
 * @param perMinute how many requests this replica may send in a minute
 * @param breaker how long a provider that fails half of its requests is left alone
 * @param keep how long an answer is used again without asking
 * @param keepOnError how old an answer may be that is used because the provider fails
 * @param oldest the greatest age of a price when it is answered
 */
record ProviderRules(URI base, Map<String, String> headers, Duration within, int retries, int perMinute,
        Duration breaker, Duration keep, Duration keepOnError, Duration oldest) {

    ProviderRules {
        if (base.getHost() == null || !("https".equals(base.getScheme()) || "http".equals(base.getScheme()))
                || base.getQuery() != null || base.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "a provider's address is like https://host/path, not " + base);
        }
        if (perMinute < 1 || retries < 0 || within.toMillis() < 1) {
            throw new IllegalArgumentException("a provider is asked at least once a minute, for 1 ms");
        }
        base = URI.create(base.toString().replaceAll("/+$", ""));
        headers = Map.copyOf(headers);
    }

    /** Without the headers, since keys are among them. */
    @Override
    public String toString() {
        return "ProviderRules[" + base + "]";
    }
}
