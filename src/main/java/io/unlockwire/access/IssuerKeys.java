package io.unlockwire.access;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The keys of an issuer as they were last read, on a thread of their own: at once, then every so often, and soon after
 * a token named a key that is not among them. What cannot be read leaves the keys as they are. Thread-safe.
 */
final class IssuerKeys implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    /** However many tokens name unknown keys, and while none are known, the issuer is asked this often at most. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final KeysLocation location;
    private final Duration refresh;
    private final Semaphore missed = new Semaphore(0);
    private final Thread thread = new Thread(this::follow, "issuer-keys");
    private volatile List<JsonWebKey> known = List.of();
    private volatile boolean failing;

    IssuerKeys(KeysLocation location, Duration refresh) {
        this.location = location;
        this.refresh = refresh;
        thread.setDaemon(true);
        thread.start();
    }

    List<JsonWebKey> known() {
        return known;
    }

    /** A token names a key that is not known: the issuer may have a new one. */
    void missed() {
        if (missed.availablePermits() == 0) {
            missed.release();
        }
    }

    private void follow() {
        try {
            while (true) {
                read();
                Duration next = known.isEmpty() ? SOON : refresh;
                if (missed.tryAcquire(next.toMillis(), TimeUnit.MILLISECONDS)) {
                    TimeUnit.MILLISECONDS.sleep(SOON.toMillis());
                    missed.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the keys are not needed any more");
        }
    }

    private void read() {
        try {
            known = List.copyOf(location.read());
            if (failing) {
                LOG.infof("keys to verify tokens with are read again from=%s", location);
            }
            failing = false;
        } catch (IOException | JoseException | RuntimeException e) {
            if (!failing) {
                LOG.warnf("keys to verify tokens with cannot be read from=%s cause=%s", location, e);
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
