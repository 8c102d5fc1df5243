package io.unlockwire.lab.crowd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** All followers, on one thread and one selector; orders come from another. */
final class Followers implements Runnable {

    private static final int CONNECTING = 256;
    private static final int BUFFER = 256 << 10;

    /** An order under way, one at a time. */
    private record Given(Order order, CompletableFuture<Tally> answer) {}

    private final Selector selector;
    private final Queue<Given> given = new ConcurrentLinkedQueue<>();
    private final List<Follower> all = new ArrayList<>();
    private final Queue<Follower> waiting = new ArrayDeque<>();
    private final Seen seen = new Seen();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] bytes = new byte[BUFFER];
    private @Nullable Given coming;
    private int connecting;
    private int failed;

    Followers() throws IOException {
        selector = Selector.open();
    }

    /** Any thread; one order after the other. */
    CompletableFuture<Tally> obey(Order order) {
        Given next = new Given(order, new CompletableFuture<>());
        given.add(next);
        selector.wakeup();
        return next.answer;
    }

    @Override
    public void run() {
        try {
            while (true) {
                selector.select(this::ready);
                for (Given next = given.poll(); next != null; next = given.poll()) {
                    begin(next);
                }
                while (connecting < CONNECTING && !waiting.isEmpty()) {
                    connecting++;
                    connect(waiting.remove());
                }
                if (coming != null && connecting == 0 && waiting.isEmpty()) {
                    coming.answer.complete(tally());
                    coming = null;
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void begin(Given next) {
        if (next.order instanceof Order.Come come) {
            for (int i = 0; i < come.count(); i++) {
                boolean stalled = (long) i * come.stalled() / come.count() != (i + 1L) * come.stalled()
                        / come.count();
                Follower follower = new Follower(come, all.size(), stalled, seen);
                all.add(follower);
                waiting.add(follower);
            }
            coming = next;
        } else if (next.order instanceof Order.Return) {
            waiting.addAll(all);
            coming = next;
        } else {
            if (next.order instanceof Order.Leave) {
                all.forEach(Follower::close);
            }
            Tally tally = tally();
            if (next.order instanceof Order.Forget) {
                seen.forget();
                failed = 0;
            }
            next.answer.complete(tally);
        }
    }

    private void connect(Follower follower) {
        try {
            follower.connect(selector);
        } catch (IOException e) {
            failed(follower);
        }
    }

    private void ready(SelectionKey key) {
        Follower follower = (Follower) key.attachment();
        boolean before = follower.answered();
        try {
            if (key.isConnectable()) {
                follower.ask(key);
            } else if (!follower.read(key, buffer, bytes)) {
                ended(follower);
            }
        } catch (IOException e) {
            ended(follower);
        }
        if (!before && follower.answered()) {
            connecting--;
            if (!follower.letIn()) {
                failed++;
                follower.close();
            }
        }
    }

    private void ended(Follower follower) {
        if (!follower.answered()) {
            failed(follower);
            return;
        }
        if (!follower.stalled()) {
            seen.ended();
        }
        follower.close();
    }

    private void failed(Follower follower) {
        connecting--;
        failed++;
        follower.close();
    }

    private Tally tally() {
        int open = (int) all.stream().filter(Follower::open).count();
        long lowest = all.stream().filter(each -> !each.stalled()).mapToLong(Follower::next).min().orElse(0);
        long cpu = ProcessHandle.current().info().totalCpuDuration()
                .orElseThrow().toMillis();
        return seen.tally(open, failed, lowest, cpu);
    }
}
