package io.unlockwire.lab.chaos;

import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One replica under a supervisor that starts it again whenever it has ended, as a cluster would. Thread-safe.
 */
final class Replica implements AutoCloseable {

    private static final int HALTED = 71;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration ARMED_AT_MOST = Duration.ofSeconds(20);

    private final String name;
    private final Supplier<ServiceLaunch> launch;
    private final Diary diary;
    private final @Nullable Places places;
    private final Thread supervisor = new Thread(this::supervise, "lab-supervisor");
    private @Nullable ServiceProcess process;
    private String armed = "";
    private @Nullable Instant armedSince;
    private boolean disarmed;
    private volatile boolean ended;
    private int ownEnds;

    /** @param places where it is to halt, one after the other; null for nowhere */
    Replica(String name, Supplier<ServiceLaunch> launch, Diary diary, @Nullable Places places) {
        this.name = name;
        this.launch = launch;
        this.diary = diary;
        this.places = places;
        start();
        supervisor.start();
    }

    String name() {
        return name;
    }

    /** Waits until it says that it is ready, three minutes at most; false if it does not. */
    boolean awaitReady() {
        return within(PATIENCE, this::isReady);
    }

    synchronized boolean isReady() {
        return process != null && process.isAlive() && process.isReady();
    }

    /** Of its process, if that runs. */
    synchronized OptionalLong pid() {
        return process != null && process.isAlive() ? OptionalLong.of(process.pid()) : OptionalLong.empty();
    }

    /** How often it ended of its own accord. */
    synchronized int ownEnds() {
        return ownEnds;
    }

    synchronized void kill() {
        if (process != null && process.isAlive()) {
            process.kill();
            start();
        }
    }

    synchronized void stop() {
        if (process != null) {
            process.stop();
            start();
        }
    }

    synchronized void freeze() {
        if (process != null) {
            process.freeze();
        }
    }

    synchronized void thaw() {
        if (process != null) {
            process.thaw();
        }
    }

    /** It halts nowhere any more; one that would is killed. True if it was. */
    synchronized boolean disarm() {
        disarmed = true;
        boolean was = !armed.isEmpty();
        if (was) {
            kill();
        }
        return was;
    }

    private synchronized void start() {
        if (ended) {
            return;
        }
        ServiceLaunch next = launch.get();
        armed = places == null || disarmed ? "" : places.next();
        if (!armed.isEmpty()) {
            next.set("unlockwire.engine.halt-at", armed);
        }
        armedSince = null;
        process = next.start();
    }

    private void supervise() {
        while (!ended) {
            look();
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private synchronized void look() {
        if (ended || process == null) {
            return;
        }
        if (!process.isAlive()) {
            int code = process.exitCode();
            if (code == HALTED) {
                diary.happened(Kind.FAIL_POINT, armed.substring(0, armed.lastIndexOf(':')), Instant.now());
            } else {
                ownEnds++;
                System.out.println("  " + name + " ended by itself with " + code + ": "
                        + process.log().map(Object::toString).orElse(""));
            }
            start();
        } else if (!armed.isEmpty() && armedTooLong()) {
            Instant from = Instant.now();
            stop();
            diary.happened(Kind.SIGTERM, name, from);
        }
    }

    /** Some places are passed in a rebalance only, and none may come. */
    private boolean armedTooLong() {
        if (armedSince == null && isReady()) {
            armedSince = Instant.now();
        }
        return armedSince != null
                && Duration.between(armedSince, Instant.now()).compareTo(ARMED_AT_MOST) > 0;
    }

    static boolean within(Duration patience, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        return true;
    }

    @Override
    public void close() {
        ended = true;
        synchronized (this) {
            if (process != null) {
                process.kill();
            }
        }
    }
}
