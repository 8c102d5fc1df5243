package io.unlockwire.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.unlockwire.testkit.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser's own EventSource, in a page of another origin that sends home what it reads. */
enum BrowserLibrary implements Library {

    CHROMIUM("/usr/bin/chromium", "chromium") {
        @Override
        List<String> arguments(Path profile) {
            return List.of("--headless=new", "--no-sandbox", "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--no-first-run", "--user-data-dir=" + profile);
        }
    },
    FIREFOX("/usr/bin/firefox-esr", "firefox-esr") {
        @Override
        List<String> arguments(Path profile) throws IOException {
            Files.writeString(profile.resolve("user.js"), QUIET);
            return List.of("--headless", "--no-remote", "--profile", profile.toString());
        }
    };

    /** It asks nobody on the network for anything. */
    private static final String QUIET = Stream
            .of("browser.aboutwelcome.enabled", "browser.shell.checkDefaultBrowser",
                    "datareporting.policy.dataSubmissionEnabled", "app.update.enabled",
                    "extensions.update.enabled",
                    "network.captive-portal-service.enabled", "network.connectivity-service.enabled",
                    "browser.safebrowsing.malware.enabled", "browser.safebrowsing.phishing.enabled",
                    "app.normandy.enabled",
                    "browser.region.update.enabled", "dom.push.connection.enabled")
            .map("user_pref(\"%s\", false);\n"::formatted).reduce("", String::concat)
            + "user_pref(\"services.settings.server\", \"http://127.0.0.1:9\");\n";

    /** Posts go one after the other, so that they arrive in the order in which they were read. */
    private static final String PAGE = """
            <!doctype html><meta charset="utf-8"><title>reader</title>
            <script>
            let sent = Promise.resolve();
            const tell = (path, text) => { sent = sent.then(() => fetch(path, {method: 'POST', body: text})); };
            const source = new EventSource(%s);
            for (const kind of ['new', 'revised', 'cancelled']) {
              source.addEventListener(kind, event => tell('/unlock', JSON.parse(event.data).unlockId));
            }
            source.onerror = () => source.readyState === EventSource.CLOSED && tell('/trouble', 'gave up');
            </script>
            """;

    private final Path executable;
    private final String debian;
    private final int port = Ports.free();

    BrowserLibrary(String executable, String debian) {
        this.executable = Path.of(executable);
        this.debian = debian;
    }

    abstract List<String> arguments(Path profile) throws IOException;

    static Stream<Library> all() {
        return Stream.of(values());
    }

    /** The origins of the pages, as the service is to know them. */
    static String origins() {
        return String.join(",", Stream.of(values()).map(BrowserLibrary::origin).toList());
    }

    private String origin() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Reading read(String url, int count) throws IOException {
        assertThat(executable).as("no browser: apt-get install %s", debian).isExecutable();
        Home home = new Home(port, PAGE.formatted('"' + url + '"'));
        Path profile = Files.createTempDirectory(debian);
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(arguments(profile));
        command.add(origin() + "/");
        ProcessBuilder browser = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(profile.resolve("out.log").toFile());
        browser.environment().put("HOME", profile.toString());
        home.process = browser.start();
        return home;
    }

    /** Where the page comes from, and what it has sent home. */
    private static final class Home implements Reading {

        private final Queue<String> unlocks = new ConcurrentLinkedQueue<>();
        private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
        private final HttpServer server;
        private Process process;

        Home(int port, String page) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/", exchange -> {
                byte[] html = page.getBytes(UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, html.length);
                exchange.getResponseBody().write(html);
                exchange.close();
            });
            server.createContext("/unlock", exchange -> take(exchange, unlocks));
            server.createContext("/trouble", exchange -> take(exchange, troubles));
            server.start();
        }

        private static void take(HttpExchange exchange, Queue<String> into) {
            try (exchange) {
                into.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(204, -1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<String> unlocks() {
            return List.copyOf(unlocks);
        }

        @Override
        public String trouble() {
            return process.info().command().orElse("ended") + ": " + troubles;
        }

        @Override
        public void close() {
            List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
            all.add(process.toHandle());
            all.forEach(ProcessHandle::destroyForcibly);
            try {
                process.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            server.stop(0);
        }
    }
}
