package io.unlockwire.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Properties;

/**
 * The page's own files and the tests of its modules, at an address of their own and under the policy
 * that the service sends, without a service: for what does not need one.
 */
final class PageFiles {

    static final String ORIGIN = "http://page.localhost";

    private static final String POLICY = "quarkus.http.filter.page.header.Content-Security-Policy";
    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "js",
            "text/javascript", "css", "text/css", "svg", "image/svg+xml");

    private final Map<String, String> headers = Map.of("Content-Security-Policy", policy());

    void serve(Page page) {
        page.route(ORIGIN + "/**", this::answer);
    }

    private void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        String file = path.equals("/") ? "/index.html" : path;
        byte[] body = read(file.startsWith("/modules/") ? file : "/META-INF/resources" + file);
        route.fulfill(body == null
                ? new Route.FulfillOptions().setStatus(404)
                : new Route.FulfillOptions()
                        .setHeaders(headers)
                        .setContentType(TYPES.get(file.substring(file.lastIndexOf('.') + 1)))
                        .setBodyBytes(body));
    }

    private static byte[] read(String resource) {
        try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String policy() {
        Properties configuration = new Properties();
        try (InputStream in = PageFiles.class.getResourceAsStream("/application.properties")) {
            configuration.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return configuration.getProperty(POLICY);
    }
}
