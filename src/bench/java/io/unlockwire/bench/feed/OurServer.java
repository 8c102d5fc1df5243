package io.unlockwire.bench.feed;

import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;

/** The packaged service; nothing is announced, so its pipeline idles. */
final class OurServer implements Server {

    private final ServiceProcess service;

    OurServer(Fed fed) {
        ServiceLaunch launch = ServiceProcess.with(fed.bootstrap()).on(fed.topics())
                .set("unlockwire.feed.max-connections", "20000")
                .set("unlockwire.feed.max-connections-per-address", "20000")
                .set("unlockwire.feed.connect-rate", "100000")
                .set("unlockwire.feed.connect-burst", "100000")
                .set("unlockwire.feed.drain", "1s");
        Contender.HEAP.forEach(launch::jvmOption);
        service = launch.start().awaitReady();
    }

    @Override
    public int port() {
        return service.uri("/").getPort();
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
