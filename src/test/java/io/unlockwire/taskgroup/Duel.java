package io.unlockwire.taskgroup;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets two pieces of work run at the same time, again and again, on the calling thread and one other. */
final class Duel implements AutoCloseable {

    private final CyclicBarrier ready = new CyclicBarrier(2);
    private final Thread other = new Thread(this::run, "duel");
    private volatile Runnable work = () -> {};
    private volatile Throwable thrown;
    private volatile int asked;
    private volatile int started;
    private volatile int ended;
    private volatile boolean closed;

    Duel() {
        other.setDaemon(true);
        other.start();
        await();
    }

    void fight(Runnable mine, Runnable theirs) {
        work = theirs;
        int round = ended + 1;
        asked = round;
        for (int spins = 0; started < round; spins++) {
            pause(spins);
        }
        mine.run();
        for (int spins = 0; ended < round; spins++) {
            pause(spins);
        }
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
    }

    private void run() {
        await();
        int round = 1;
        while (true) {
            for (int spins = 0; asked < round && !closed; spins++) {
                pause(spins);
            }
            if (closed) {
                return;
            }
            started = round;
            try {
                work.run();
            } catch (Throwable failure) {
                thrown = failure;
            }
            ended = round;
            round++;
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // on one core the other thread must be let in
    private static void pause(int spins) {
        if (spins % 20 == 19) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
    }

    private void await() {
        try {
            ready.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
