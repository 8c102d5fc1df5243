package io.unlockwire.lab.check;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** One client of the stream: when it is cut off it goes to the next replica, and says where it was. */
final class Listener implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int SILENCE_MILLIS = 40_000;
    private final List<URL> replicas;
    private final Random random;
    private final Told told = new Told();
    private final Thread thread = new Thread(this::run, "listener");
    private volatile boolean closed;
    private final AtomicInteger connections = new AtomicInteger();

    Listener(List<URL> replicas, long seed) {
        this.replicas = replicas;
        this.random = new Random(seed);
        thread.setDaemon(true);
        thread.start();
    }

    Told told() {
        return told;
    }

    int connections() {
        return connections.get();
    }

    private void run() {
        int turn = random.nextInt(replicas.size());
        while (!closed) {
            follow(replicas.get(turn++ % replicas.size()));
            told.cut();
            LockSupport.parkNanos(Duration.ofMillis(100 + random.nextInt(900)).toNanos());
        }
    }

    private void follow(URL replica) {
        HttpURLConnection connection = null;
        try {
            connection = (HttpURLConnection) replica.openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(SILENCE_MILLIS);
            String lastId = told.lastId();
            if (lastId != null) {
                connection.setRequestProperty("Last-Event-ID", lastId);
            }
            if (connection.getResponseCode() == 200) {
                connections.incrementAndGet();
                read(connection.getInputStream());
            }
        } catch (IOException e) {
            // The replica is gone, or too busy: the other one is asked.
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
    }

    private void read(InputStream stream) throws IOException {
        byte[] some = new byte[8_192];
        for (int length = stream.read(some); length >= 0 && !closed; length = stream.read(some)) {
            told.take(some, length);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
