package io.unlockwire.bench.feed;

import io.unlockwire.testkit.Ports;
import io.unlockwire.testkit.ProgramProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Debian's nginx with its Nchan module, a worker a processor; a relay beside it brings the alerts. */
final class NchanServer {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");
    private static final String CONFIGURATION = """
            load_module %4$s;
            daemon off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            worker_processes %3$d;
            worker_rlimit_nofile 20000;
            events { worker_connections 19900; }
            http {
                access_log off;
                keepalive_requests 1000000;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                nchan_shared_memory_size 256M;
                server {
                    listen 127.0.0.1:%2$d backlog=4096;
                    location = /tell {
                        nchan_publisher;
                        nchan_channel_id alerts;
                        nchan_message_buffer_length 1024;
                        nchan_message_timeout 10m;
                    }
                    location = /feed {
                        nchan_subscriber eventsource;
                        nchan_channel_id alerts;
                        nchan_subscriber_first_message newest;
                    }
                }
            }
            """;

    private NchanServer() {}

    static @Nullable String missing() {
        return Files.isExecutable(NGINX) && Files.exists(MODULE)
                ? null
                : "apt-get install nginx-light libnginx-mod-nchan";
    }

    static Server start(Fed fed) throws IOException {
        Path home = Files.createTempDirectory(fed.home().toAbsolutePath(), "nchan");
        int port = Ports.free();
        Path configuration = Files.writeString(home.resolve("nginx.conf"), CONFIGURATION.formatted(home, port,
                Runtime.getRuntime().availableProcessors(), MODULE));
        ProgramProcess nginx = ProgramProcess.of(
                List.of(NGINX.toString(), "-c", configuration.toString(), "-p", home.toString()),
                home.resolve("nginx.log"));
        ProgramProcess relay = ProgramProcess.start(NchanRelay.class, List.of("-Xmx128m"),
                home.resolve("relay.log"),
                List.of(fed.bootstrap(), fed.topics().alerts(), "http://127.0.0.1:" + port + "/tell"));
        return Server.of(nginx, port, "/feed", List.of(relay));
    }
}
