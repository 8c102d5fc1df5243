package io.unlockwire.pipeline;

import io.unlockwire.alert.Alert;
import io.unlockwire.alert.AlertPolicy;
import io.unlockwire.alert.Schedule;
import io.unlockwire.enrich.Enrichment;
import io.unlockwire.enrich.Question;
import io.unlockwire.ledger.Decision;
import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.Resolver;
import io.unlockwire.ledger.Timers;
import io.unlockwire.taskgroup.GroupListener;
import io.unlockwire.trace.Hop;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.UnlockId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One batch of claims, decided in order on an overlay; then, with what enrichment found,
 * everything that one transaction is to write.
 */
final class Decided {

    /** @param question its place among the questions; -1 where the decision is not told */
    private record Line(int partition, ClaimRecord claim, Decision decision, int question, Hop hop) {}

    /** What this batch has told of one unlock, to be kept with its state. */
    private record Telling(List<String> keys, Timers timers, Set<Flag> doubts) {
        Known of(Known after) {
            Known state = after.withTimers(timers).withDoubts(doubts);
            for (String key : keys) {
                state = state.withAlertKey(key);
            }
            return state;
        }
    }

    private final Resolver resolver;
    private final AlertPolicy policy;
    private final Schedule schedule;
    private final Overlay overlay;
    private final Records records;
    private final StageCounts counts;
    private final List<Line> lines = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<Optional<GroupListener>> watching = new ArrayList<>();
    private final List<Done> done = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> rejected = new ArrayList<>();
    /** Unlocks that go on under another asset, with their partitions. */
    private final Map<UnlockId, Integer> ends = new LinkedHashMap<>();

    Decided(Resolver resolver, AlertPolicy policy, Schedule schedule, Overlay overlay, Records records,
            StageCounts counts) {
        this.resolver = resolver;
        this.policy = policy;
        this.schedule = schedule;
        this.overlay = overlay;
        this.records = records;
        this.counts = counts;
    }

    void reject(ConsumerRecord<byte[], byte[]> record, String cause, String detail, Hop hop) {
        done.add(Done.of(record, hop, "rejected"));
        rejected.add(records.rejected(record, cause, detail));
    }

    void decide(ConsumerRecord<?, ?> record, ClaimRecord claim, Hop hop) {
        int partition = record.partition();
        List<Known> known = overlay.ofAsset(partition, claim.claim().token().assetId());
        Decision decision = resolver.resolve(known, claim.report());
        Known after = decision.after();
        int question = -1;
        if (after != null && policy.tells(decision)) {
            question = questions.size();
            questions.add(question(known, after));
            watching.add(hop.groups());
        }
        lines.add(new Line(partition, claim, decision, question, hop));
        done.add(Done.of(record, hop, ResolutionStage.outcome(decision.verdict())));
        decision.forgotten().forEach(id -> overlay.forget(partition, id));
        if (after != null) {
            overlay.put(partition, after);
        }
    }

    void move(ConsumerRecord<?, ?> record, MovedRecord moved, Hop hop) {
        int partition = record.partition();
        Instant at = Instant.ofEpochMilli(record.timestamp());
        List<Known> known = overlay.ofAsset(partition, moved.assetId());
        for (MovedRecord.Move move : moved.moved()) {
            known.stream()
                    .filter(one -> one.id().value().equals(move.from()) && one.status() != Status.EXPIRED)
                    .map(one -> one.continuedAs(new UnlockId(move.to()), at))
                    .forEach(ended -> {
                        overlay.put(partition, ended);
                        ends.put(ended.id(), partition);
                    });
        }
        done.add(Done.of(record, hop, "moved"));
    }

    List<Question> questions() {
        return questions;
    }

    /** Who is told of the figures of each question, in their order. */
    List<Optional<GroupListener>> watching() {
        return watching;
    }

    /** @param enrichments one for each question, in their order */
    Effects effects(List<Enrichment> enrichments, Instant now) {
        List<ProducerRecord<byte[], byte[]>> out = new ArrayList<>(rejected);
        Map<UnlockId, ProducerRecord<byte[], byte[]>> ledger = new LinkedHashMap<>();
        Map<UnlockId, Telling> told = new LinkedHashMap<>();
        List<Instant> announced = new ArrayList<>();
        for (Line line : lines) {
            Decision decision = line.decision();
            Alert alert = line.question() < 0
                    ? null
                    : alert(line, enrichments.get(line.question()), told, out, now);
            out.add(records.archive(Records.utf8(line.claim().claim().token().assetId()),
                    ArchiveRecord.of(decision, alert == null ? null : alert.key(), line.claim().original())));
            keep(line, alert, told, ledger);
            if (alert != null) {
                announced.add(line.claim().origin().appendedAt());
            }
        }
        ends.forEach((id, partition) -> overlay.ofAsset(partition, id.assetId()).stream()
                .filter(known -> known.id().equals(id))
                .forEach(ended -> ledger.put(id, records.ledger(partition,
                        withTelling(ended, told.get(id))))));
        int firstOfLedger = out.size();
        List<ProducerRecord<byte[], byte[]>> states = List.copyOf(ledger.values());
        out.addAll(states);
        return new Effects(done.size(), out, written -> {
            for (int i = 0; i < states.size(); i++) {
                overlay.commit(states.get(i), written.get(firstOfLedger + i));
            }
            done.forEach(one -> one.tell(counts));
            announced.forEach(at -> counts.alerted(at.toEpochMilli()));
        });
    }

    /** Of one unlock the alerts that its decision brings about, of which the last, if any, is the decision's. */
    private @Nullable Alert alert(Line line, Enrichment enrichment, Map<UnlockId, Telling> told,
            List<ProducerRecord<byte[], byte[]>> out, Instant now) {
        Decision decision = line.decision();
        Known after = Objects.requireNonNull(decision.after(), "what is told is known");
        Known before = decision.before();
        if (before == null && schedule.holds(after, enrichment.status(), now)) {
            told.put(after.id(), new Telling(List.of(), schedule.holding(after, now), Set.of()));
            return null;
        }
        if (before != null && heldSoFar(before, told.get(after.id()))) {
            Alert first = policy.firstAlertFor(before, enrichment, now);
            out.add(Hops.cameOf(line.hop(), records.alert(first)));
            tell(decision, first, Set.of(), told, now);
        }
        Alert alert = policy.alertFor(decision, enrichment, now);
        out.add(Hops.cameOf(line.hop(), records.alert(alert)));
        tell(decision, alert, AlertPolicy.doubts(enrichment), told, now);
        return alert;
    }

    private static boolean heldSoFar(Known before, @Nullable Telling inThisBatch) {
        return inThisBatch == null
                ? Schedule.held(before)
                : inThisBatch.keys().isEmpty() && Schedule.held(inThisBatch.timers());
    }

    private void keep(Line line, @Nullable Alert alert, Map<UnlockId, Telling> told,
            Map<UnlockId, ProducerRecord<byte[], byte[]>> ledger) {
        Decision decision = line.decision();
        decision.forgotten().forEach(id -> ledger.put(id, records.forgotten(line.partition(), id)));
        Known after = decision.after();
        if (after != null && (decision.stored() || alert != null || ledger.containsKey(after.id()))) {
            ledger.put(after.id(),
                    records.ledger(line.partition(), withTelling(after, told.get(after.id()))));
        }
    }

    private static Known withTelling(Known known, @Nullable Telling telling) {
        return telling == null ? known : telling.of(known);
    }

    private void tell(Decision decision, Alert alert, Set<Flag> doubts, Map<UnlockId, Telling> told,
            Instant now) {
        UnlockId id = new UnlockId(alert.unlockId());
        Known after = Objects.requireNonNull(decision.after(), "what is told is known");
        Telling before = told.getOrDefault(id, new Telling(List.of(), after.timers(), Set.of()));
        List<String> keys = new ArrayList<>(before.keys());
        keys.add(alert.key());
        told.put(id, new Telling(keys,
                schedule.told(before.timers(), decision, alert.enrichment().status(), now), doubts));
    }

    /** What to ask the providers about an unlock, beside the others of its asset. */
    static Question question(List<Known> ofAsset, Known known) {
        return new Question(known.token(), known.amount(), known.shown().valueUsd(),
                amounts(ofAsset, known));
    }

    private static List<BigDecimal> amounts(List<Known> known, Known but) {
        return known.stream()
                .filter(other -> !other.id().equals(but.id()))
                .map(Known::amount)
                .filter(Objects::nonNull)
                .toList();
    }
}
