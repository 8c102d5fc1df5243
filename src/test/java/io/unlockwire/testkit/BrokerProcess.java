package io.unlockwire.testkit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The broker in a JVM of its own, to be stopped, killed and frozen. Its records, offsets and transactions live in
 * its directory and outlive each of these; its address stays the same. It never outlives the JVM that started it.
 *
 * <p>
 * For one thread at a time.
 */
public final class BrokerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final int port;
    private final int controllerPort = Ports.free();
    private final Map<String, String> extra = new HashMap<>();
    private final List<WayIn> waysIn = new ArrayList<>();
    private @Nullable ChildProcess child;

    /** @param advertised the port that clients are told, a proxy's perhaps */
    private record WayIn(String name, String protocol, int port, int advertised) {
        WayIn(String name, String protocol, int port) {
            this(name, protocol, port, port);
        }
    }

    private BrokerProcess(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** A broker, not yet started, that keeps its data and its log ({@code broker.log}) in that directory. */
    public static BrokerProcess in(Path directory) {
        return in(directory, Ports.free());
    }

    public static BrokerProcess in(Path directory, int port) {
        return new BrokerProcess(directory, port);
    }

    /** Adds a broker setting, valid from the next start on. */
    public BrokerProcess set(String setting, String value) {
        extra.put(setting, value);
        return this;
    }

    /**
     * Adds a second way in, for clients that are to come through a proxy on that port, and returns the port
     * that the proxy is to connect to.
     */
    public int behind(int proxyPort) {
        int proxied = Ports.free();
        waysIn.add(new WayIn("PROXIED", "PLAINTEXT", proxied, proxyPort));
        return proxied;
    }

    /**
     * Adds a way in of that name and protocol, for clients that have to say who they are, and returns its address. The
     * settings are that listener's own, without the prefix of its name.
     */
    public String demanding(String name, String protocol, Map<String, String> settings) {
        WayIn way = new WayIn(name, protocol, Ports.free());
        waysIn.add(way);
        settings.forEach((setting,
                value) -> set("listener.name." + name.toLowerCase(Locale.ROOT) + "." + setting, value));
        return "localhost:" + way.port();
    }

    /** The port of its controller, for the list of a cluster's voters. */
    public int controllerPort() {
        return controllerPort;
    }

    /** Starts it, and returns once clients can work with it. */
    public BrokerProcess start() {
        if (isAlive()) {
            throw new IllegalStateException("the broker on port " + port + " already runs");
        }
        child = ChildProcess.start(command(), Redirect.appendTo(log().toFile()));
        await("a broker on port " + port).atMost(PATIENCE).until(() -> listens() || !isAlive());
        if (!isAlive()) {
            throw new IllegalStateException(
                    "the broker did not start; its log ends with\n" + child().logTail());
        }
        Bounded.awaitBroker(bootstrapServers());
        return this;
    }

    /** SIGTERM: it ends in order. Returns once it has. */
    public void stop() {
        child().end(PATIENCE);
    }

    /** SIGKILL: it ends on the spot. */
    public void kill() {
        child().kill();
    }

    /** SIGSTOP: its connections stay open, and nothing answers. */
    public void freeze() {
        child().freeze();
    }

    public void thaw() {
        child().thaw();
    }

    public boolean isAlive() {
        return child != null && child.isAlive();
    }

    public long pid() {
        return child().pid();
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    public Path log() {
        return directory.resolve("broker.log");
    }

    @Override
    public void close() {
        if (child != null) {
            child.end(PATIENCE);
        }
    }

    private ChildProcess child() {
        if (child == null) {
            throw new IllegalStateException("the broker was never started");
        }
        return child;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private List<String> command() {
        Path data = directory.resolve("data");
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.JAVA,
                "-Xmx512m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp", System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                data.toString(), String.valueOf(port), String.valueOf(controllerPort)));
        if (!waysIn.isEmpty()) {
            command.addAll(listeners());
        }
        extra.forEach((setting, value) -> command.add(setting + "=" + value));
        return command;
    }

    private List<String> listeners() {
        StringBuilder listeners = new StringBuilder("BROKER://localhost:" + port);
        StringBuilder advertised = new StringBuilder(listeners);
        StringBuilder protocols = new StringBuilder("BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        for (WayIn way : waysIn) {
            listeners.append(',').append(way.name()).append("://localhost:").append(way.port());
            advertised.append(',').append(way.name()).append("://localhost:").append(way.advertised());
            protocols.append(',').append(way.name()).append(':').append(way.protocol());
        }
        return List.of("listeners=" + listeners + ",CONTROLLER://localhost:" + controllerPort,
                "advertised.listeners=" + advertised, "listener.security.protocol.map=" + protocols);
    }
}
