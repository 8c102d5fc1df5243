package io.unlockwire.lab.check;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** I10: whoever follows the stream, over any replicas, is told every alert once, in the topic's order. */
final class Audience implements AutoCloseable {

    private static final Duration CATCH_UP = Duration.ofSeconds(60);
    private final List<Listener> listeners = new ArrayList<>();

    /** @param replicas where the service is reached */
    Audience(List<String> replicas, int size) throws MalformedURLException {
        List<URL> streams = new ArrayList<>();
        for (String replica : replicas) {
            streams.add(URI.create(replica + "/api/v1/alerts/stream?since=0").toURL());
        }
        for (int i = 0; i < size; i++) {
            listeners.add(new Listener(streams, i));
        }
    }

    /** @param keys of the alerts topic, which has one partition */
    void check(List<String> keys, Findings findings) {
        long start = System.nanoTime();
        while (listeners.stream().anyMatch(one -> one.told().count() < keys.size())
                && System.nanoTime() - start < CATCH_UP.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        int[] hashes = keys.stream().mapToInt(Told::hash).toArray();
        for (int i = 0; i < listeners.size(); i++) {
            check("client " + i, listeners.get(i).told(), keys, hashes, findings);
        }
        System.out.println("audience=" + listeners.size() + " connections="
                + listeners.stream().mapToInt(Listener::connections).sum() + " alerts=" + keys.size());
    }

    static void check(String client, Told told, List<String> keys, int[] hashes, Findings findings) {
        if (told.resets() > 0) {
            findings.broken("I10", client + " was told that its stream does not go on");
        }
        int count = Math.min(told.count(), hashes.length);
        int same = 0;
        while (same < count && told.at(same) == hashes[same]) {
            same++;
        }
        if (same == hashes.length) {
            return;
        }
        if (same < told.count() && before(told.at(same), hashes, same)) {
            findings.repeated("I10",
                    client + " was told again what it knew, at " + same + " of " + keys.size()
                            + " where " + keys.get(same) + " comes");
        } else {
            findings.lost("I10", client + " was not told " + keys.get(same) + ", at " + same + " of "
                    + keys.size() + ", and has " + told.count());
        }
    }

    private static boolean before(int hash, int[] hashes, int place) {
        for (int i = 0; i < place; i++) {
            if (hashes[i] == hash) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        listeners.forEach(Listener::close);
    }
}
