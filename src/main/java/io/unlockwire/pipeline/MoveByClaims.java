package io.unlockwire.pipeline;

import io.unlockwire.ledger.Known;
import io.unlockwire.unlock.Asset;
import io.unlockwire.unlock.Catalogue;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Coordinates;
import io.unlockwire.unlock.Sibling;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.Token;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Moves the unlocks of a provisional asset: their claims, as the archive has them, are claimed again
 * under the asset that is meant; once their verdicts are in the archive, the old owner is told to end
 * what it has. Claims count by their coordinates, so that a move cut short is taken up where it ended.
 */
@ApplicationScoped
class MoveByClaims {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SKEW = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** @param complete nothing is left to be done */
    record Result(boolean complete, String said) {}

    private final KafkaClients clients;
    private final TopicNames topics;
    private final Records records;
    private final Catalogue catalogue;
    private final LedgerReadModel ledger;

    MoveByClaims(KafkaClients clients, TopicNames topics, Records records, Catalogue catalogue,
            LedgerReadModel ledger) {
        this.clients = clients;
        this.topics = topics;
        this.records = records;
        this.catalogue = catalogue;
        this.ledger = ledger;
    }

    /** @param unlocks all those of one provisional asset that have not ended */
    Result move(List<Known> unlocks, String to) {
        String from = unlocks.get(0).id().assetId();
        Instant since = unlocks.stream().map(Known::firstSeen).min(Comparator.naturalOrder()).orElseThrow();
        try (ArchiveSearch archive = new ArchiveSearch(clients.tail("resolve"), topics.archive(), records,
                Set.of(from, to), since.minus(SKEW));
                Producer<byte[], byte[]> producer = clients.idempotent("resolve")) {
            archive.toTheEnd();
            Set<String> ids = unlocks.stream().map(known -> known.id().value()).collect(Collectors.toSet());
            Map<Coordinates, ArchiveRecord> claims = new LinkedHashMap<>(archive.of(from));
            claims.values().removeIf(archived -> !ids.contains(archived.unlockId()));
            Map<Coordinates, ArchiveRecord> missing = new LinkedHashMap<>(claims);
            missing.keySet().removeAll(archive.of(to).keySet());
            send(producer, claimsOf(missing.values(), to));
            if (!await(() -> {
                archive.readOn();
                return archive.of(to).keySet().containsAll(claims.keySet());
            })) {
                return new Result(false, missing.size() + " claims wait for " + to + " to be decided");
            }
            List<MovedRecord.Move> moves = moves(unlocks, claims.values(), archive.of(to));
            if (moves.size() < unlocks.size()) {
                return new Result(false, "the archive no longer has the claims of "
                        + (unlocks.size() - moves.size()) + " of them");
            }
            send(producer, List.of(records.moved(new MovedRecord(moves))));
            boolean ended = await(() -> unlocks.stream().allMatch(this::ended));
            return new Result(ended,
                    claims.size() + " claims, " + missing.size() + " of them sent, now of " + to
                            + (ended ? "" : ", whose former owner has not answered yet"));
        }
    }

    private List<ProducerRecord<byte[], byte[]>> claimsOf(Collection<ArchiveRecord> archived, String to) {
        Map<String, List<ArchiveRecord>> posts = archived.stream().collect(Collectors.groupingBy(
                one -> post(one.origin().at()), LinkedHashMap::new, Collectors.toList()));
        List<ProducerRecord<byte[], byte[]>> out = new ArrayList<>();
        for (List<ArchiveRecord> post : posts.values()) {
            List<Claim> claims = post.stream().map(one -> underName(one, to)).toList();
            List<List<Sibling>> siblings = Sibling.among(claims);
            for (int i = 0; i < claims.size(); i++) {
                out.add(records.claim(new ClaimRecord(claims.get(i), post.get(i).origin(), siblings.get(i),
                        post.get(i).original())));
            }
        }
        return out;
    }

    private Claim underName(ArchiveRecord archived, String assetId) {
        LocalDate day = LocalDate.ofInstant(archived.origin().publishedAt(), ZoneOffset.UTC);
        Asset asset = catalogue.asset(assetId, day);
        Claim claim = archived.told();
        Token written = claim.token();
        return claim.of(asset == null
                ? new Token(written.name(), written.ticker(), assetId)
                : asset.token());
    }

    /** Each goes on as what its first claim has become; those without one are left out. */
    private static List<MovedRecord.Move> moves(List<Known> unlocks, Collection<ArchiveRecord> claims,
            Map<Coordinates, ArchiveRecord> now) {
        Map<String, String> moved = new LinkedHashMap<>();
        for (ArchiveRecord claim : claims) {
            ArchiveRecord under = now.get(claim.origin().at());
            String id = claim.unlockId();
            if (id != null && under != null && under.unlockId() != null) {
                moved.putIfAbsent(id, under.unlockId());
            }
        }
        return unlocks.stream()
                .map(known -> known.id().value())
                .filter(moved::containsKey)
                .map(id -> new MovedRecord.Move(id, moved.getOrDefault(id, "")))
                .toList();
    }

    private boolean ended(Known known) {
        return ledger.find(known.id()).map(now -> now.status() == Status.EXPIRED).orElse(true);
    }

    private static void send(Producer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> all) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        all.forEach(record -> sent.add(producer.send(record)));
        producer.flush();
        sent.forEach(Transactor::acknowledged);
    }

    private static String post(Coordinates at) {
        return at.topic() + "/" + at.partition() + "/" + at.offset();
    }

    private static boolean await(BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
