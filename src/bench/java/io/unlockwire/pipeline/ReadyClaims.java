package io.unlockwire.pipeline;

import io.unlockwire.alert.Schedule;
import io.unlockwire.alert.TimerRules;
import io.unlockwire.ledger.LedgerRules;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Coordinates;
import io.unlockwire.unlock.Origin;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records of the claims topic as intake would write them. */
public final class ReadyClaims {

    private final Records records;
    private final String announcements;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.DAYS);

    public ReadyClaims(String prefix, int partitions) {
        TopicNames topics = new TopicNames(prefix);
        this.records = new Records(topics, new AssetPartitions(partitions),
                new Schedule(LedgerRules.defaults(), TimerRules.defaults()), Clock.systemUTC());
        this.announcements = topics.announcements();
    }

    /**
     * One claim's record.
     *
     * @param number of the announcement, which is its offset
     */
    public ProducerRecord<byte[], byte[]> claim(long number, String name, String ticker, String assetId,
            BigDecimal amount, Instant at, String dataSource, String text) {
        UnlockTime time = new UnlockTime(at, at.plusSeconds(60), UnlockTime.Precision.MINUTE, "UTC", false);
        Claim claim = new Claim(new Token(name, ticker, assetId), amount, BigDecimal.ONE, time, null, null,
                null,
                Claim.Kind.UNKNOWN, List.of(), dataSource, null, null, Set.of());
        Origin origin = new Origin("unknown", null, null, now, now,
                new Coordinates(announcements, 0, number, 0), null);
        return records
                .claim(new ClaimRecord(claim, origin, List.of(), text.getBytes(StandardCharsets.UTF_8)));
    }
}
