package io.unlockwire.pipeline;

import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.LedgerCodec;
import io.unlockwire.ledger.LedgerRules;
import io.unlockwire.ledger.Resolver;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Coordinates;
import io.unlockwire.unlock.Origin;
import io.unlockwire.unlock.Report;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records of the ledger topic as resolution would write them, each of a given size. */
public final class ReadyLedger {

    private static final int UNLOCKS_PER_TOKEN = 8;

    private final String topic;
    private final AssetPartitions assets;
    private final int size;
    private final Resolver resolver = new Resolver(LedgerRules.defaults());
    private final LedgerCodec codec = new LedgerCodec();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.DAYS);

    public ReadyLedger(String prefix, int partitions, int size) {
        this.topic = new TopicNames(prefix).ledger();
        this.assets = new AssetPartitions(partitions);
        this.size = size;
    }

    /** The ledger's record of the unlock of that number; the link to its announcement fills it up. */
    public ProducerRecord<byte[], byte[]> unlock(int number) {
        Known known = known(number, "https://desk.example/");
        int missing = size - codec.encode(known).length;
        known = known(number, "https://desk.example/" + "x".repeat(Math.max(0, missing)));
        return new ProducerRecord<>(topic, assets.of(known.id().assetId()), Records.utf8(known.id().value()),
                codec.encode(known));
    }

    private Known known(int number, String url) {
        String asset = "asset-" + number / UNLOCKS_PER_TOKEN;
        Instant at = now.plus(10 + 30L * (number % UNLOCKS_PER_TOKEN), ChronoUnit.DAYS);
        Claim claim = new Claim(new Token(asset, "AST", asset), BigDecimal.valueOf(1_000_000 + number),
                BigDecimal.ONE,
                new UnlockTime(at, at.plusSeconds(60), UnlockTime.Precision.MINUTE, "UTC", false),
                null, null, null, Claim.Kind.UNKNOWN, List.of(), "RootData", null, null, Set.of());
        Origin origin = new Origin("desk", null, url, now, now,
                new Coordinates("announcements", 0, number, 0),
                null);
        Known known = resolver.resolve(List.of(), new Report(claim, origin, List.of())).after();
        if (known == null) {
            throw new IllegalStateException("an unlock ahead is never stale");
        }
        return known.withAlertKey(known.id() + ":1:NEW");
    }
}
