package io.unlockwire.feed;

import io.unlockwire.access.Credential;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One client: a stage that knows what comes next, and a socket that has room for it or not. Nothing
 * is
 * queued for it beyond the socket's 64 KiB. Confined to its event loop.
 */
final class Connection implements Step.Taker {

    private final Loop loop;
    private final HttpServerResponse response;
    private final Outlet outlet;
    private final Credential credential;
    private final Form form;
    private final @Nullable Gzip gzip;
    private final long endsAt;
    private final Runnable freed;
    private Stage stage;
    private Notice status;
    private @Nullable Canary canary;
    private long lastWrite;
    private long parkedSince;
    private boolean parked;
    private boolean open = true;
    private int index;

    /** @param freed called once, when the client is gone */
    Connection(Loop loop, Client client, Form form, Runnable freed) {
        this.loop = loop;
        response = client.response();
        outlet = Outlet.of(client.request(), client.response(), loop.nanos());
        credential = client.credential();
        gzip = client.gzip() ? new Gzip() : null;
        this.form = form;
        endsAt = loop.ageing();
        this.freed = freed;
        stage = () -> Step.IDLE;
        status = loop.status();
        canary = loop.canary();
        lastWrite = loop.nanos();
    }

    void begin(HttpServerRequest request, Stage first) {
        stage = first;
        response.setWriteQueueMaxSize(Batches.LIMIT);
        response.drainHandler(drained -> resume());
        response.exceptionHandler(broken -> gone(Closing.CLIENT));
        response.closeHandler(closed -> gone(Closing.CLIENT));
        if (gzip != null) {
            outlet.write(Gzip.header(), loop.nanos());
        }
        put(Payload.of(form.retry(loop.jitter(Duration.ofSeconds(1)))));
        put(status.in(form));
        outlet.forgetHeads(request);
        pump();
    }

    /** Writes what there is while there is room. */
    void pump() {
        if (!open || parked) {
            return;
        }
        notice();
        boolean more = true;
        while (more && open) {
            if (response.writeQueueFull()) {
                park();
                return;
            }
            more = stage.next().apply(this);
        }
    }

    /** A second has passed. */
    void look(long now, Duration heartbeat, Duration stall) {
        if (parked) {
            if (now - parkedSince >= stall.toNanos()) {
                end(Closing.STALLED);
            }
            return;
        }
        if (now - endsAt >= 0 || !credential.holds(loop.clock().instant())) {
            end(now - endsAt >= 0 ? Closing.AGE : Closing.CREDENTIAL);
            return;
        }
        pump();
        if (open && !parked && now - lastWrite >= heartbeat.toNanos()) {
            StreamId place = stage.checkpoint();
            put((place == null ? Notice.ALIVE : loop.checkpoint(place)).in(form));
        }
    }

    @Override
    public void write(Step.Write some) {
        put(some.bytes());
        loop.meters().sent(some, loop.clock().millis());
    }

    @Override
    public void reset(Step.Jump jump) {
        put(jump.block());
        loop.meters().reset(jump.why());
    }

    @Override
    public void become(Stage next) {
        stage = next;
    }

    /**
     * Ends the stream as a whole message, so that the client comes back with its last id and loses
     * nothing.
     */
    @Override
    public void end(Closing why) {
        if (!open) {
            return;
        }
        StreamId place = parked ? null : stage.checkpoint();
        Buffer goodbye = Buffer.buffer();
        if (place != null) {
            goodbye.appendBytes(form.checkpoint(place));
        }
        goodbye.appendBytes(form.retry(loop.jitter(why.retry())));
        gone(why);
        response.end(gzip == null
                ? goodbye
                : Buffer.buffer().appendBuffer(gzip.add(Deflated.of(goodbye.getBytes())))
                        .appendBuffer(gzip.end()));
        if (why == Closing.STALLED) {
            loop.later(why.retry(), () -> {
                if (!response.closed()) {
                    response.reset();
                }
            });
        }
    }

    boolean open() {
        return open;
    }

    int index() {
        return index;
    }

    void index(int place) {
        index = place;
    }

    private void notice() {
        Notice latest = loop.status();
        if (!latest.equals(status)) {
            status = latest;
            put(latest.in(form));
        }
        Canary sung = loop.canary();
        if (sung != null && !sung.equals(canary)) {
            canary = sung;
            put(sung.notice().in(form));
        }
    }

    private void put(Payload payload) {
        if (payload.plain().length() == 0) {
            return;
        }
        lastWrite = loop.nanos();
        if (gzip == null) {
            outlet.write(payload, lastWrite);
        } else {
            outlet.write(gzip.add(payload.deflated()), lastWrite);
        }
    }

    private void park() {
        parked = true;
        parkedSince = loop.nanos();
        loop.meters().parked(true);
    }

    private void resume() {
        if (parked) {
            parked = false;
            loop.meters().parked(false);
        }
        pump();
    }

    private void gone(Closing why) {
        if (!open) {
            return;
        }
        open = false;
        if (parked) {
            parked = false;
            loop.meters().parked(false);
        }
        loop.left(this);
        loop.meters().closed(why);
        freed.run();
    }
}
