package io.unlockwire.lab.chaos;

import io.unlockwire.lab.proxy.Loss;
import io.unlockwire.testkit.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Chooses the faults by the seed, one after the other, and lets them happen. */
final class Director {

    private static final Duration PAST_THE_SESSION = Duration.ofSeconds(8);

    private final Random random;
    private final Duration every;
    private final Cluster cluster;
    private final Disk disk;
    private final List<Replica> targets;
    private final Diary diary;
    private final Storm storm;
    private final List<Kind> lots = new ArrayList<>();

    Director(Settings settings, Cluster cluster, Disk disk, List<Replica> targets, Diary diary,
            Topics topics) {
        this.random = new Random(settings.seed());
        this.every = settings.every();
        this.cluster = cluster;
        this.disk = disk;
        this.targets = targets;
        this.diary = diary;
        this.storm = new Storm(cluster.direct(), topics, settings.protocol());
        Set<Kind> kinds = settings.kinds();
        kinds.forEach(kind -> IntStream.range(0, lots(kind, kinds.size())).forEach(i -> lots.add(kind)));
    }

    private static int lots(Kind kind, int kinds) {
        return kind == Kind.FAIL_POINT ? 0 : kinds < 4 || kind == Kind.DISK_FULL ? 1 : kind.weight();
    }

    /** Until then. */
    void direct(Instant end) {
        while (Instant.now().isBefore(end)) {
            if (lots.isEmpty()) {
                pause(500, 500);
            } else {
                strike(lots.get(random.nextInt(lots.size())));
                rest(end);
            }
        }
    }

    private void rest(Instant end) {
        if (every.isZero()) {
            pause(500, 3_000);
        } else {
            Duration left = Duration.between(Instant.now(), end);
            LockSupport.parkNanos((left.compareTo(every) < 0 ? left : every).toNanos());
        }
    }

    private void strike(Kind kind) {
        Replica replica = targets.get(random.nextInt(targets.size()));
        if (!replica.awaitReady()) {
            System.out.println("  " + replica.name() + " was not ready within three minutes");
        }
        Instant from = Instant.now();
        String what = switch (kind) {
            case KILL -> kill(replica);
            case SIGTERM -> stop(replica);
            case ZOMBIE -> freeze(replica);
            case BROKER_KILL -> killBroker();
            case BROKER_FREEZE -> freezeBroker();
            case DROP_COMMIT -> lose(Loss.END_TXN);
            case DROP_OFFSETS -> lose(Loss.TXN_OFFSET_COMMIT);
            case KILL_UNANSWERED -> killUnanswered(replica);
            case CUT -> cut();
            case DELAY -> delay();
            case LATE_LEDGER -> lateLedger(replica);
            case STORM -> storm();
            case ROLLING -> roll();
            case DISK_FULL -> disk.fill(cluster.broker(0));
            case FAIL_POINT -> "";
        };
        if (!what.isEmpty()) {
            diary.happened(kind, what, from);
        }
    }

    private String kill(Replica replica) {
        pause(0, 2_500);
        replica.kill();
        return replica.name();
    }

    private static String stop(Replica replica) {
        replica.stop();
        return replica.name();
    }

    private String roll() {
        targets.forEach(replica -> {
            replica.stop();
            replica.awaitReady();
        });
        return targets.size() + " replicas";
    }

    private String freeze(Replica replica) {
        replica.freeze();
        pause((int) PAST_THE_SESSION.toMillis(), 2_500);
        replica.thaw();
        return replica.name();
    }

    private String killBroker() {
        int one = random.nextInt(cluster.size());
        cluster.broker(one).kill();
        pause(0, 2_000);
        cluster.broker(one).start();
        return "broker-" + (one + 1);
    }

    private String freezeBroker() {
        int one = random.nextInt(cluster.size());
        cluster.broker(one).freeze();
        pause(1_500, 8_000);
        cluster.broker(one).thaw();
        return "broker-" + (one + 1);
    }

    private String lose(int answer) {
        boolean silent = random.nextBoolean();
        String how = silent ? "silence" : "break";
        return lost(new Loss(Set.of(answer), "", silent, () -> {})) ? how : "";
    }

    private String killUnanswered(Replica replica) {
        boolean commit = random.nextBoolean();
        int answer = commit ? Loss.END_TXN : Loss.TXN_OFFSET_COMMIT;
        String which = commit ? "commit-unanswered" : "offsets-unanswered";
        return lost(new Loss(Set.of(answer), replica.name() + "-", true, replica::kill)) ? which : "";
    }

    private boolean lost(Loss loss) {
        cluster.interference().lose(loss);
        try {
            loss.lost().get(10, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            cluster.interference().loseNothing();
        }
    }

    private String cut() {
        cluster.interference().cut();
        pause(500, 5_000);
        cluster.interference().mend();
        return "all";
    }

    private String delay() {
        int by = 50 + random.nextInt(700);
        cluster.interference().delay(Duration.ofMillis(by));
        pause(4_000, 2_000);
        cluster.interference().mend();
        return by + " ms";
    }

    private String lateLedger(Replica leaving) {
        cluster.interference().delay(Duration.ofSeconds(3), "ledger-tail");
        pause(3_000, 2_000);
        leaving.stop();
        pause(6_000, 2_000);
        cluster.interference().mend();
        return leaving.name() + " left";
    }

    private String storm() {
        storm.rage();
        return "6 rounds";
    }

    private void pause(int least, int more) {
        LockSupport.parkNanos(Duration.ofMillis(least + (more == 0 ? 0 : random.nextInt(more))).toNanos());
    }
}
