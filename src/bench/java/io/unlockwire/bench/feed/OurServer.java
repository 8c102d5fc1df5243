package io.unlockwire.bench.feed;

import io.unlockwire.testkit.Ports;
import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;
import java.time.Duration;

/** The packaged service; nothing is announced, so its pipeline idles. */
final class OurServer implements Server {

    /** How a JVM ends that was told to by a signal. */
    private static final int SIGTERM = 143;

    private final Fed fed;
    private final Duration drain;
    private final int port = Ports.free();
    private final int management = Ports.free();
    private ServiceProcess service;

    OurServer(Fed fed) {
        this(fed, Duration.ofSeconds(1));
    }

    /** @param drain over how long its streams end when it is told to */
    OurServer(Fed fed, Duration drain) {
        this.fed = fed;
        this.drain = drain;
        service = launch();
    }

    private ServiceProcess launch() {
        ServiceLaunch launch = ServiceProcess.with(fed.bootstrap()).on(fed.topics()).ports(port, management)
                .set("unlockwire.feed.max-connections", "20000")
                .set("unlockwire.feed.max-connections-per-address", "20000")
                .set("unlockwire.feed.connect-rate", "100000")
                .set("unlockwire.feed.connect-burst", "100000")
                .set("unlockwire.feed.drain", drain.toString());
        Contender.HEAP.forEach(launch::jvmOption);
        return launch.start().awaitReady();
    }

    /** Ends it in order and starts it anew on the same port. */
    void restart() {
        int code = service.stop(drain.plusSeconds(30));
        if (code != 0 && code != SIGTERM) {
            throw new IllegalStateException(
                    "ended with " + code + "; its log ends with\n" + service.logTail());
        }
        service = launch();
    }

    ServiceProcess service() {
        return service;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String path() {
        return "/api/v1/alerts/stream";
    }

    @Override
    public long pid() {
        return service.pid();
    }

    @Override
    public boolean isAlive() {
        return service.isAlive();
    }

    @Override
    public String logTail() {
        return service.logTail();
    }

    @Override
    public void close() {
        service.close();
    }
}
