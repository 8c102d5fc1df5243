package io.unlockwire.lab.proxy;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * One client's connection to the broker, frame by frame: a length of four bytes, then for a request its API
 * key, version, correlation id and client id, for an answer the correlation id.
 */
final class Connection {

    private static final int MAX_FRAME = 128 << 20;
    private static final int API_KEY = 0;
    private static final int CORRELATION = 4;
    private static final int CLIENT_ID = 8;

    private final Socket client;
    private final Socket broker;
    private final Interference interference;
    private final Map<Integer, Loss> losses = new ConcurrentHashMap<>();
    private volatile boolean silent;
    private volatile String clientId = "";

    Connection(Socket client, Socket broker, Interference interference) {
        this.client = client;
        this.broker = broker;
        this.interference = interference;
    }

    void start() {
        interference.opened(this);
        pump("lab-proxy-requests", this::requests);
        pump("lab-proxy-answers", this::answers);
    }

    void close() {
        interference.closed(this);
        quietly(client);
        quietly(broker);
    }

    private interface Pump {
        void run() throws IOException;
    }

    private void pump(String name, Pump pump) {
        Thread thread = new Thread(() -> {
            try {
                pump.run();
            } catch (IOException e) {
                // One side has gone, and the other follows.
            } finally {
                close();
            }
        }, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void requests() throws IOException {
        DataInputStream in = in(client);
        DataOutputStream out = new DataOutputStream(broker.getOutputStream());
        while (true) {
            byte[] frame = frame(in);
            ByteBuffer header = ByteBuffer.wrap(frame);
            clientId = clientId(frame);
            Loss loss = interference.takeLoss(header.getShort(API_KEY), clientId);
            if (loss != null) {
                losses.put(header.getInt(CORRELATION), loss);
            }
            send(out, frame);
            if (loss != null) {
                loss.sent().run();
            }
        }
    }

    private void answers() throws IOException {
        DataInputStream in = in(broker);
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        while (true) {
            byte[] frame = frame(in);
            Loss loss = losses.remove(ByteBuffer.wrap(frame).getInt(0));
            if (loss != null) {
                silent = loss.silent();
                loss.lost().complete(null);
                if (!silent) {
                    return;
                }
            }
            Duration delay = interference.delay(clientId);
            if (!delay.isZero()) {
                LockSupport.parkNanos(delay.toNanos());
            }
            if (!silent) {
                send(out, frame);
            }
        }
    }

    private static String clientId(byte[] frame) {
        int length = frame.length < CLIENT_ID + 2 ? -1 : ByteBuffer.wrap(frame).getShort(CLIENT_ID);
        return length <= 0 || frame.length < CLIENT_ID + 2 + length
                ? ""
                : new String(frame, CLIENT_ID + 2, length, StandardCharsets.UTF_8);
    }

    private static byte[] frame(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < CLIENT_ID / 2 || length > MAX_FRAME) {
            throw new IOException("not a frame of Kafka's protocol: " + length + " bytes");
        }
        byte[] frame = new byte[length];
        in.readFully(frame);
        return frame;
    }

    private static void send(DataOutputStream out, byte[] frame) throws IOException {
        byte[] whole = ByteBuffer.allocate(4 + frame.length).putInt(frame.length).put(frame).array();
        out.write(whole);
        out.flush();
    }

    private static DataInputStream in(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
