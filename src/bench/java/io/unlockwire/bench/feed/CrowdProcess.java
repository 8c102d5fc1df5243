package io.unlockwire.bench.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.lab.crowd.Crowd;
import io.unlockwire.lab.crowd.Order;
import io.unlockwire.lab.crowd.Tally;
import io.unlockwire.testkit.JavaProgram;
import io.unlockwire.testkit.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The crowd in a process of its own. For one thread. */
final class CrowdProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final JavaProgram program;
    private final Socket socket;
    private final BufferedReader answers;

    CrowdProcess(Path log) throws IOException {
        int port = Ports.free();
        program = JavaProgram.start(System.getProperty("java.class.path"), Crowd.class.getName(), log,
                List.of(String.valueOf(port)));
        socket = Awaitility.await("the crowd").atMost(PATIENCE).ignoreExceptions().until(
                () -> connected(port),
                Socket::isConnected);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    Tally tell(Order order) {
        try {
            socket.getOutputStream().write((JSON.writerFor(Order.class).writeValueAsString(order) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            String answer = answers.readLine();
            if (answer == null) {
                throw new IOException("no answer");
            }
            return JSON.readValue(answer, Tally.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the crowd ended; its log ends with\n" + program.logTail(), e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            program.close();
        }
    }

    private static Socket connected(int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }
}
