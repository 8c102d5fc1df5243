package io.unlockwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the packaged service is to be started; each method adds to it and returns it. For one thread. */
public final class ServiceLaunch {
    private final List<String> jvmOptions = new ArrayList<>(jvmOfTheRun());
    private final Map<String, String> config = new LinkedHashMap<>();
    private int httpPort;
    private int managementPort;
    private boolean onConsole;
    private Path app = Path.of(System.getProperty("packaged.service", "target/quarkus-app"));
    private String java = ChildProcess.JAVA;

    ServiceLaunch(String bootstrapServers) {
        config.put("kafka.bootstrap.servers", bootstrapServers);
        config.put("quarkus.http.host", "localhost");
        config.put("quarkus.management.host", "localhost");
        config.put("unlockwire.enrich.providers", "snapshot");
    }

    /** A setting of the service, as {@code application.properties} names it. */
    public ServiceLaunch set(String key, String value) {
        config.put(key, value);
        return this;
    }

    /** Works on these topics, in consumer groups of their own. */
    public ServiceLaunch on(Topics topics) {
        return set("unlockwire.topics.prefix", topics.prefix()).set("unlockwire.group-prefix",
                topics.prefix());
    }

    /** The replica's name, from which its transactional ids are made; its HTTP port tells it apart otherwise. */
    public ServiceLaunch replica(String name) {
        return set("unlockwire.replica", name);
    }

    /** Fixed ports; free ones otherwise. */
    public ServiceLaunch ports(int http, int management) {
        httpPort = http;
        managementPort = management;
        return this;
    }

    public ServiceLaunch jvmOption(String option) {
        jvmOptions.add(option);
        return this;
    }

    /** Writes to the console of this JVM instead of a log file. */
    public ServiceLaunch onConsole() {
        onConsole = true;
        return this;
    }

    /** Another packaging of the service than this build's own. */
    public ServiceLaunch app(Path quarkusApp) {
        app = quarkusApp;
        return this;
    }

    /** On another JVM than this one's; the path of its {@code java}. */
    public ServiceLaunch java(Path executable) {
        java = executable.toString();
        return this;
    }

    /** Starts the process, and returns without waiting for the service. */
    public ServiceProcess start() {
        int http = httpPort > 0 ? httpPort : Ports.free();
        int management = managementPort > 0 ? managementPort : Ports.free();
        config.putIfAbsent("unlockwire.replica", "replica-" + http);
        Redirect output = onConsole ? Redirect.INHERIT : Redirect.to(log(http).toFile());
        return new ServiceProcess(ChildProcess.start(command(http, management), output), output, http,
                management);
    }

    /** An operator's command on the same settings: starts it, and returns once it has ended, within a minute and a half. */
    public CommandRun run(String... arguments) {
        int http = Ports.free();
        config.putIfAbsent("unlockwire.replica", "operator-" + http);
        List<String> command = command(http, Ports.free());
        command.addAll(List.of(arguments));
        ChildProcess child = ChildProcess.start(command, Redirect.to(log(http).toFile()));
        try {
            return new CommandRun(child.awaitExit(Duration.ofSeconds(90)), child.logTail());
        } finally {
            child.kill();
        }
    }

    private List<String> command(int http, int management) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(jvmOptions);
        command.add("-Dquarkus.http.port=" + http);
        command.add("-Dquarkus.management.port=" + management);
        config.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(packaged().toString());
        return command;
    }

    private Path packaged() {
        Path jar = app.resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("no packaged service at " + jar.toAbsolutePath()
                    + ": mvn package makes it, -Dpackaged.service says where it is");
        }
        return jar;
    }

    /** What {@code -Dservice.jvm} says for the whole run: the build's integration tests care for a quick start. */
    private static List<String> jvmOfTheRun() {
        return Stream.of(("-Xmx256m " + System.getProperty("service.jvm", "")).strip().split("\\s+", -1))
                .toList();
    }

    private static Path log(int http) {
        try {
            Path directory = Files.createDirectories(Path.of("target", "service-logs"));
            return Files.createTempFile(directory, "service-" + http + "-", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
