package io.unlockwire.bench.pipeline;

import io.unlockwire.pipeline.ReadyClaims;
import io.unlockwire.testkit.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The load as records: announcements, or the claims that intake would make of them. */
final class LoadedRecords {

    private final ReadyClaims claims;
    private final Topics topics;
    private final boolean whole;

    LoadedRecords(Topics topics, boolean whole, int partitions) {
        this.topics = topics;
        this.whole = whole;
        this.claims = new ReadyClaims(topics.prefix(), partitions);
    }

    ProducerRecord<byte[], byte[]> record(Load load, int number) {
        String text = load.text(number);
        if (whole) {
            return new ProducerRecord<>(topics.announcements(), text.getBytes(StandardCharsets.UTF_8));
        }
        int unlock = load.unlockOf(number);
        String name = Load.name(load.tokenOf(unlock));
        return claims.claim(number, name, Load.ticker(load.tokenOf(unlock)), name.toLowerCase(Locale.ROOT),
                BigDecimal.valueOf(load.amount(unlock)), load.at(unlock), load.sourceOf(number), text);
    }
}
