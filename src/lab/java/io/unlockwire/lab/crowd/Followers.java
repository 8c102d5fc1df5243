package io.unlockwire.lab.crowd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All followers, on one thread and one selector; orders come from another. */
final class Followers implements Runnable {

    private static final int CONNECTING = 256;
    private static final int BUFFER = 256 << 10;
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1_200);

    /** An order under way, one at a time. */
    private record Given(Order order, CompletableFuture<Tally> answer) {}

    /** Who comes back by itself, and when. */
    private record Pause(Follower follower, long until) {}

    private final Selector selector;
    private final Queue<Given> given = new ConcurrentLinkedQueue<>();
    private final List<Follower> all = new ArrayList<>();
    private final Queue<Follower> waiting = new ArrayDeque<>();
    private final Queue<Pause> pausing = new PriorityQueue<>(Comparator.comparingLong(Pause::until));
    private final SplittableRandom random = new SplittableRandom(1);
    private final Seen seen = new Seen();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] bytes = new byte[BUFFER];
    private @Nullable Given coming;
    private List<Integer> ports = List.of();
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
                selector.select(this::ready, pausing.isEmpty() ? 0 : 10);
                comeBack();
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
        } else if (next.order instanceof Order.Rove rove) {
            ports = List.copyOf(rove.ports());
            next.answer.complete(tally());
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
                turnedAway(follower);
            }
        }
    }

    private void ended(Follower follower) {
        if (!follower.answered()) {
            failed(follower);
            return;
        }
        follower.close();
        if (!ports.isEmpty()) {
            pause(follower);
        } else if (!follower.stalled()) {
            seen.ended();
        }
    }

    private void failed(Follower follower) {
        connecting--;
        turnedAway(follower);
    }

    private void turnedAway(Follower follower) {
        follower.close();
        if (ports.isEmpty()) {
            failed++;
        } else {
            pause(follower);
        }
    }

    private void pause(Follower follower) {
        follower.turnTo(ports.get((ports.indexOf(follower.port()) + 1) % ports.size()));
        pausing.add(new Pause(follower,
                System.nanoTime() + random.nextLong(SHORTEST_PAUSE, LONGEST_PAUSE)));
    }

    private void comeBack() {
        for (Pause next = pausing.peek(); next != null
                && next.until() - System.nanoTime() <= 0; next = pausing
                        .peek()) {
            pausing.remove();
            seen.returned();
            waiting.add(next.follower());
        }
    }

    private Tally tally() {
        int open = (int) all.stream().filter(Follower::open).count();
        long lowest = all.stream().filter(each -> !each.stalled()).mapToLong(Follower::next).min().orElse(0);
        long cpu = ProcessHandle.current().info().totalCpuDuration()
                .orElseThrow().toMillis();
        return seen.tally(open, failed, lowest, cpu);
    }
}
