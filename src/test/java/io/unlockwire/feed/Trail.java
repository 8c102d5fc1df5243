package io.unlockwire.feed;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client without a socket: takes steps until there are none, and keeps what a browser would. */
final class Trail implements Step.Taker {

    final SseReader reader = new SseReader();
    final List<Reset> resets = new ArrayList<>();
    final List<Buffer> writes = new ArrayList<>();
    Stage stage;
    @Nullable
    Closing closed;
    private int room = Integer.MAX_VALUE;

    Trail(Stage stage) {
        this.stage = stage;
    }

    /** Takes what there is. */
    Trail drain() {
        return take(Integer.MAX_VALUE);
    }

    /** Takes at most so many writes, as a client does that is cut off after them. */
    Trail take(int writes) {
        room = writes;
        while (room > 0 && closed == null && (stage.next().apply(this) || stage instanceof Replay)) {
            // a replay's page is there when it is asked again
        }
        return this;
    }

    List<SseReader.Event> events() {
        return reader.feed("");
    }

    /** The unlocks that alerts told of, in order. */
    List<String> alerts() {
        return events().stream().filter(event -> event.data().startsWith("{\"key\""))
                .map(event -> Alerts.facts(event.data().getBytes(StandardCharsets.UTF_8)).unlockId())
                .toList();
    }

    @Override
    public void write(Step.Write some) {
        room--;
        writes.add(some.bytes().plain());
        reader.feed(new String(some.bytes().plain().getBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void reset(Step.Jump jump) {
        room--;
        resets.add(jump.why());
        reader.feed(new String(jump.block().plain().getBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void become(Stage next) {
        stage = next;
    }

    @Override
    public void end(Closing why) {
        closed = why;
    }
}
