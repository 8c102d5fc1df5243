package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Debian's nginx before a replica, with the directives of Debian's own nginx.conf and nothing said about
 * streams: it buffers what is proxied, and speaks HTTP/1.0 to the service.
 */
final class Nginx implements AutoCloseable {

    private static final Path EXECUTABLE = Path.of("/usr/sbin/nginx");
    private static final String CONFIGURATION = """
            daemon off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            worker_processes auto;
            events { worker_connections 768; }
            http {
                sendfile on;
                tcp_nopush on;
                types_hash_max_size 2048;
                include /etc/nginx/mime.types;
                default_type application/octet-stream;
                access_log %1$s/access.log;
                gzip on;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                server {
                    listen 127.0.0.1:%2$d;
                    location / { proxy_pass http://127.0.0.1:%3$d; }
                }
            }
            """;

    private final int port = Ports.free();
    private final Process process;

    Nginx(int upstream) throws IOException {
        assertThat(EXECUTABLE).as("no nginx: apt-get install nginx-light").isExecutable();
        Path home = Files.createTempDirectory("nginx");
        Path configuration = Files.writeString(home.resolve("nginx.conf"),
                CONFIGURATION.formatted(home, port, upstream));
        process = new ProcessBuilder(EXECUTABLE.toString(), "-c", configuration.toString(), "-p",
                home.toString())
                .redirectErrorStream(true).redirectOutput(home.resolve("out.log").toFile()).start();
        Awaitility.await().ignoreExceptions().until(() -> {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return true;
            }
        });
    }

    String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
