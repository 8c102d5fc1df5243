package io.unlockwire.feed;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a stream is written. As server-sent events an alert lies in the ring ready to be sent; as NDJSON
 * it is a line that holds the alert with its place as {@code id}, and what is no alert is a line with
 * an {@code event}.
 */
enum Form {

    SSE("text/event-stream") {
        @Override
        byte[] alert(@Nullable StreamId id, AlertFacts facts, byte[] payload) {
            SseBlock block = new SseBlock(payload.length + 192);
            return (id == null ? block : block.id(id)).event(facts.event()).data(payload).end();
        }

        @Override
        ByteBuf told(Entry entry, @Nullable StreamId id) {
            if (id == null) {
                return entry.withoutId();
            }
            byte[] line = new SseBlock().id(id).end();
            return Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(line, 0, line.length - 1),
                    entry.withoutId());
        }

        @Override
        List<ByteBuf> told(List<Entry> entries) {
            List<ByteBuf> runs = new ArrayList<>(1);
            Entry first = null;
            Entry last = null;
            for (Entry entry : entries) {
                if (first == null || last == null || !entry.follows(last)) {
                    add(runs, first, last);
                    first = entry;
                }
                last = entry;
            }
            add(runs, first, last);
            return runs;
        }

        @Override
        byte[] event(String name, String json) {
            return new SseBlock().event(name).data(json).end();
        }

        @Override
        byte[] checkpoint(@Nullable StreamId place) {
            return place == null ? COMMENT.clone() : new SseBlock().event("cp").id(place).data("").end();
        }

        @Override
        byte[] retry(Duration delay) {
            return new SseBlock().retry(delay).end();
        }
    },

    NDJSON("application/x-ndjson") {
        @Override
        byte[] alert(@Nullable StreamId id, AlertFacts facts, byte[] payload) {
            return JsonLine.of(id == null ? null : id.toString(), payload);
        }

        @Override
        ByteBuf told(Entry entry, @Nullable StreamId id) {
            byte[] line = JsonLine.of(id == null ? null : id.toString(), entry.payload());
            return Slab.outside(line, line.length);
        }

        @Override
        List<ByteBuf> told(List<Entry> entries) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            entries.forEach(entry -> lines.writeBytes(JsonLine.of(entry.id(), entry.payload())));
            return List.of(Slab.outside(lines.toByteArray(), lines.size()));
        }

        @Override
        byte[] event(String name, String json) {
            return JsonLine.event(name, json);
        }

        @Override
        byte[] checkpoint(@Nullable StreamId place) {
            return JsonLine.event("cp", place == null ? "{}" : "{\"id\":\"" + place + "\"}");
        }

        @Override
        byte[] retry(Duration delay) {
            return new byte[0];
        }
    };

    private static final byte[] COMMENT = {':', '\n', '\n'};

    private final String mediaType;

    Form(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** An alert that is not in the ring; without an id it moves nobody's place. */
    abstract byte[] alert(@Nullable StreamId id, AlertFacts facts, byte[] payload);

    /** An alert of the ring with an id of the client's own, or none. */
    abstract ByteBuf told(Entry entry, @Nullable StreamId id);

    /** Alerts of the ring with their ids, in as few pieces as may be. */
    abstract List<ByteBuf> told(List<Entry> entries);

    /** What is no alert. */
    abstract byte[] event(String name, String json);

    /**
     * Moves the client's place though nothing matched, with data, since many clients ignore an id without;
     * where there is no place to tell, a sign of life.
     */
    abstract byte[] checkpoint(@Nullable StreamId place);

    /** When to come back; nothing where the form has no word for it. */
    abstract byte[] retry(Duration delay);

    private static void add(List<ByteBuf> runs, @Nullable Entry first, @Nullable Entry last) {
        if (first != null && last != null) {
            runs.add(first.slab().slice(first.start(), last.end()));
        }
    }
}
