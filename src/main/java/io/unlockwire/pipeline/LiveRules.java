package io.unlockwire.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.unlockwire.alert.AlertRules;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The rules of telling, with the thresholds of the operator's file as it stands. A file that cannot be read fails the
 * start; later it leaves the rules as they were, is logged once and counted.
 */
@Singleton
final class LiveRules implements Supplier<AlertRules> {

    private static final Logger LOG = Logger.getLogger(LiveRules.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int LARGEST = 16 << 10;

    private final AlertRules base;
    private final @Nullable Path file;
    private final Vertx vertx;
    private final Counter refused;
    private volatile AlertRules rules;
    private String said = "";
    private String refusedFor = "";
    private long timer;

    @Inject
    LiveRules(PipelineConfig config, Vertx vertx, MeterRegistry registry) {
        this(AlertRules.defaults().withConfirmed(config.alert().confirmed())
                .withCompleted(config.alert().completed()).withThresholds(config.alert().severity()),
                config.alert().severityFile().orElse(null), vertx, registry);
    }

    /** @param file of thresholds that go before those of the base; null for none */
    LiveRules(AlertRules base, @Nullable Path file, Vertx vertx, MeterRegistry registry) {
        this.base = base;
        this.file = file;
        this.vertx = vertx;
        refused = registry.counter("unlock.severity.file.refused");
        rules = base;
        if (file != null) {
            said = content(file);
            take(said);
        }
    }

    @Override
    public AlertRules get() {
        return rules;
    }

    void start(@Observes StartupEvent event) {
        if (file != null) {
            Path followed = file;
            timer = vertx.setPeriodic(EVERY.toMillis(), tick -> look(followed));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (file != null) {
            vertx.cancelTimer(timer);
        }
    }

    private void look(Path followed) {
        vertx.executeBlocking(() -> {
            lookAgain(followed);
            return true;
        });
    }

    /** Takes what the file says now, if that is not what it said the last time. */
    synchronized void lookAgain(Path followed) {
        try {
            String now = content(followed);
            if (!now.equals(said)) {
                said = now;
                take(now);
                LOG.infof("thresholds of severity taken file=%s", followed);
            }
        } catch (IllegalArgumentException | UncheckedIOException e) {
            refuse(followed, String.valueOf(e.getMessage()));
        }
    }

    private void refuse(Path followed, String cause) {
        if (!cause.equals(refusedFor)) {
            refused.increment();
            LOG.errorf("thresholds of severity stay as they are file=%s cause=%s", followed, cause);
        }
        refusedFor = cause;
    }

    private void take(String content) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rules = base.withThresholds(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name).strip())));
        refusedFor = "";
    }

    private static String content(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException(file + " has more than " + LARGEST + " bytes");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("unlockwire.alert.severity-file " + file + " cannot be read: " + e,
                    e);
        }
    }
}
