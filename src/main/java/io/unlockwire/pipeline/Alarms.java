package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.unlockwire.alert.Alert;
import io.unlockwire.alert.AlertPolicy;
import io.unlockwire.alert.Due;
import io.unlockwire.alert.Due.What;
import io.unlockwire.alert.Schedule;
import io.unlockwire.enrich.Enricher;
import io.unlockwire.enrich.Enrichment;
import io.unlockwire.enrich.Question;
import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.LedgerCodec;
import io.unlockwire.unlock.UnlockId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds what the ledger has due, and decides what becomes of it. */
final class Alarms {

    private static final Logger LOG = Logger.getLogger(Alarms.class);

    private final Schedule schedule;
    private final AlertPolicy policy;
    private final Enricher enricher;
    private final LedgerStore store;
    private final Records records;
    private final TimerCounts counts;
    private final LedgerCodec codec = new LedgerCodec();

    Alarms(Schedule schedule, AlertPolicy policy, Enricher enricher, LedgerStore store, Records records,
            TimerCounts counts) {
        this.schedule = schedule;
        this.policy = policy;
        this.enricher = enricher;
        this.store = store;
        this.records = records;
        this.counts = counts;
    }

    /** Whether it is worth looking. */
    boolean any(Collection<Integer> partitions, Instant now) {
        long first = store.firstDue(partitions);
        long overdue = first == LedgerStore.NEVER ? 0 : Math.max(0, now.toEpochMilli() - first);
        counts.waiting(store.size(partitions), Duration.ofMillis(overdue));
        return first <= now.toEpochMilli();
    }

    /** What is due in these partitions, at most that many. */
    List<Alarm> due(Collection<Integer> partitions, Instant now, int most) {
        List<Alarm> alarms = new ArrayList<>();
        for (int partition : partitions) {
            for (UnlockId id : store.due(partition, now.toEpochMilli(), most - alarms.size())) {
                byte[] kept = store.find(partition, id);
                if (kept != null) {
                    look(partition, id, kept, now).ifPresent(alarms::add);
                }
            }
        }
        return alarms;
    }

    private Optional<Alarm> look(int partition, UnlockId id, byte[] kept, Instant now) {
        try {
            Known known = codec.decode(kept);
            Optional<Due> due = schedule.due(known, now);
            if (due.isEmpty()) {
                store.putOff(partition, id, schedule.next(known, now).toEpochMilli());
            }
            return due.map(what -> new Alarm(partition, known, what));
        } catch (UncheckedIOException e) {
            LOG.errorf("a ledger entry cannot be read, its timers rest unlock=%s", id);
            store.putOff(partition, id, LedgerStore.NEVER);
            return Optional.empty();
        }
    }

    /** What they become, as far as anybody can see: nothing yet. */
    Uni<Effects> sound(List<Alarm> alarms, Instant now) {
        Overlay overlay = new Overlay(store, codec, records);
        List<Alarm> asking = alarms.stream().filter(alarm -> alarm.due().what() != What.FORGET).toList();
        return enricher.enrich(asking.stream().map(alarm -> question(alarm, overlay)).toList())
                .map(enrichments -> effects(alarms, enrichments, overlay, now));
    }

    /** Leaves it for later, since it cannot be carried out. */
    void putOff(Alarm alarm, Instant until) {
        counts.putOff();
        store.putOff(alarm.partition(), alarm.known().id(), until.toEpochMilli());
    }

    private Effects effects(List<Alarm> alarms, List<Enrichment> enrichments, Overlay overlay, Instant now) {
        List<ProducerRecord<byte[], byte[]>> alerts = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> states = new ArrayList<>();
        int answered = 0;
        for (Alarm alarm : alarms) {
            Enrichment enrichment = alarm.due().what() == What.FORGET ? null : enrichments.get(answered++);
            states.add(state(alarm, enrichment, alerts, now));
        }
        List<ProducerRecord<byte[], byte[]>> out = new ArrayList<>(alerts);
        out.addAll(states);
        return new Effects(alarms.size(), out, written -> {
            for (int i = 0; i < states.size(); i++) {
                overlay.commit(states.get(i), written.get(alerts.size() + i));
            }
            alarms.forEach(alarm -> counts.fired(alarm.due().what(),
                    Duration.between(alarm.due().at(), now)));
        });
    }

    private ProducerRecord<byte[], byte[]> state(Alarm alarm, @Nullable Enrichment enrichment,
            List<ProducerRecord<byte[], byte[]>> alerts, Instant now) {
        Known known = alarm.known();
        if (enrichment == null) {
            return records.forgotten(alarm.partition(), known.id());
        }
        Known after = known.withTimers(schedule.done(known, alarm.due(), enrichment.status(), now));
        Alert alert = alert(alarm, enrichment, now);
        if (alert != null) {
            alerts.add(records.alert(alert));
            after = after.withAlertKey(alert.key()).withDoubts(AlertPolicy.doubts(enrichment));
        }
        return records.ledger(alarm.partition(), after);
    }

    private @Nullable Alert alert(Alarm alarm, Enrichment enrichment, Instant now) {
        Known known = alarm.known();
        if (alarm.due().what() == What.ENRICH && Schedule.held(known)) {
            return schedule.holds(known, enrichment.status(), now)
                    ? null
                    : policy.firstAlertFor(known, enrichment, now);
        }
        return policy.tells(known, alarm.due(), enrichment)
                ? policy.alertFor(known, alarm.due(), enrichment, now)
                : null;
    }

    private static Question question(Alarm alarm, Overlay overlay) {
        Known known = alarm.known();
        return Decided.question(overlay.ofAsset(alarm.partition(), known.token().assetId()), known);
    }
}
