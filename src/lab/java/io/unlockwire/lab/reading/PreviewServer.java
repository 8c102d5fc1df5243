package io.unlockwire.lab.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.unlockwire.announcement.AnnouncementReader;
import io.unlockwire.announcement.Preview;
import io.unlockwire.announcement.ReadingRules;
import io.unlockwire.announcement.Received;
import io.unlockwire.unlock.Catalogue;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;

/**
 * Answers previews without a broker or the rest of the service, so that reading can be measured over
 * a file of labelled texts. Takes a port.
 */
public final class PreviewServer {

    private final AnnouncementReader reader = new AnnouncementReader(Catalogue.builtIn(),
            ReadingRules.defaults());
    private final ObjectMapper json = Json.mapper();

    private PreviewServer() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                0);
        server.createContext("/api/v1/announcements/preview", new PreviewServer()::answer);
        server.start();
        System.out.println("Previews at http://localhost:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Received received = new Received(Instant.now(), null, Map.of());
        byte[] answer = json.writeValueAsBytes(Preview.of(reader.read(body, received)));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
