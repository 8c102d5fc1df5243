package io.unlockwire.lab.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Stands between Kafka clients and one broker's listener, on the loopback interface. The broker must advertise
 * the proxy's port there.
 */
public final class KafkaProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket server;
    private final int target;
    private final Interference interference;

    public KafkaProxy(int port, int target, Interference interference) {
        this.target = target;
        this.interference = interference;
        try {
            server = new ServerSocket(port, 50, InetAddress.getByName("localhost"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "lab-proxy-" + port);
        thread.setDaemon(true);
        thread.start();
    }

    public String address() {
        return "localhost:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                // Closed, or that client has gone again.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket broker = new Socket();
        try {
            if (interference.refusing()) {
                throw new IOException("cut");
            }
            broker.connect(new InetSocketAddress(InetAddress.getByName("localhost"), target), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            broker.setTcpNoDelay(true);
            new Connection(client, broker, interference).start();
        } catch (IOException e) {
            client.close();
            broker.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        interference.cut();
    }
}
