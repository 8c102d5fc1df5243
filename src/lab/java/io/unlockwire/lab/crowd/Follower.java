package io.unlockwire.lab.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One connection, and what came over it. Confined to the crowd's thread. */
final class Follower implements Events.Sink, Answer.Body {

    private static final int SMALLEST_BUFFER = 4_096;
    private static final int SOURCES = 8;

    private final Order.Come asked;
    private final int number;
    private final boolean stalled;
    private final Seen seen;
    private final Events events = new Events();
    private Answer answer = new Answer();
    private @Nullable SocketChannel channel;
    private int port;
    private long next;
    private long begun;
    private boolean awaitsFirst;
    private boolean away;

    /** @param number which of all followers; they come from several addresses, so that ports do not run out */
    Follower(Order.Come asked, int number, boolean stalled, Seen seen) {
        this.asked = asked;
        this.number = number;
        this.stalled = stalled;
        this.seen = seen;
        next = asked.from();
        port = asked.port();
    }

    void connect(Selector selector) throws IOException {
        SocketChannel opened = SocketChannel.open();
        if (stalled) {
            opened.setOption(StandardSocketOptions.SO_RCVBUF, SMALLEST_BUFFER);
        }
        opened.bind(new InetSocketAddress("127.0.0." + (2 + number % SOURCES), 0));
        opened.configureBlocking(false);
        opened.register(selector, SelectionKey.OP_CONNECT, this);
        answer = new Answer();
        channel = opened;
        begun = away ? begun : System.nanoTime();
        awaitsFirst = !events.lastId().isEmpty();
        opened.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** The connection stands: asks for the stream, from the last id on if there is one. */
    void ask(SelectionKey key) throws IOException {
        SocketChannel connected = (SocketChannel) key.channel();
        connected.finishConnect();
        StringBuilder request = new StringBuilder("GET ").append(asked.path()).append(" HTTP/1.1\r\n")
                .append("Host: 127.0.0.1:").append(port).append("\r\n")
                .append("Accept: text/event-stream\r\n");
        asked.headers().forEach((name, value) -> request.append(name).append(": ").append(value)
                .append("\r\n"));
        if (!events.lastId().isEmpty()) {
            request.append("Last-Event-ID: ").append(events.lastId()).append("\r\n");
        }
        ByteBuffer bytes = ByteBuffer.wrap(request.append("\r\n").toString().getBytes(US_ASCII));
        while (bytes.hasRemaining()) { // a request fits the empty buffer of a new connection
            connected.write(bytes);
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    /** Takes in what has come; whether the stream is still open. */
    boolean read(SelectionKey key, ByteBuffer buffer, byte[] bytes) throws IOException {
        buffer.clear();
        int length = ((SocketChannel) key.channel()).read(buffer);
        if (length < 0) {
            return false;
        }
        buffer.flip().get(bytes, 0, length);
        seen.at(Seen.now());
        answer.take(bytes, 0, length, this);
        if (stalled && letIn()) {
            key.interestOps(0);
        }
        return !answer.ended();
    }

    /** Its stream has ended, or it was turned away: it is to come back to that port. */
    void turnTo(int other) {
        begun = away ? begun : System.nanoTime();
        away = true;
        port = other;
    }

    int port() {
        return port;
    }

    boolean letIn() {
        return answer.status() == 200;
    }

    boolean answered() {
        return answer.status() != 0;
    }

    boolean stalled() {
        return stalled;
    }

    boolean open() {
        return channel != null;
    }

    long next() {
        return next;
    }

    void close() {
        events.cut();
        SocketChannel closing = channel;
        channel = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void take(byte[] bytes, int from, int to) {
        events.take(bytes, from, to, this);
    }

    @Override
    public void event(Stamp stamp) {
        if (awaitsFirst) {
            awaitsFirst = false;
            away = false;
            seen.first((System.nanoTime() - begun) / 1_000);
        }
        seen.event(stamp, next);
        next = Math.max(next, stamp.seq() + 1);
    }
}
