package io.unlockwire.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Sends what was rejected to where it came from once more, all in one transaction: once what was in
 * its way has been mended, it takes the usual way. A header names the coordinates it was rejected
 * at; what the topic holds with that header already is not sent again, so that the command may be
 * repeated.
 */
final class ReplayRejected {

    static final String HEADER = "replay-of";

    private final KafkaClients clients;
    private final TopicNames topics;
    private final Set<String> causes;
    private final Instant from;
    private final Instant to;
    private final boolean dry;
    private final ObjectMapper json = Json.mapper();

    private ReplayRejected(KafkaClients clients, TopicNames topics, Set<String> causes, Instant from,
            Instant to, boolean dry) {
        this.clients = clients;
        this.topics = topics;
        this.causes = causes;
        this.from = from;
        this.to = to;
        this.dry = dry;
    }

    static ReplayRejected of(Options given, KafkaClients clients, TopicNames topics) {
        Options options = given.only("cause", "from", "to", "dry-run");
        return new ReplayRejected(clients, topics, options.all("cause"), options.time("from", Instant.MIN),
                options.time("to", Instant.MAX), options.has("dry-run"));
    }

    void run(PrintStream out) {
        List<RejectedRecord> matching = matching();
        Map<String, Set<String>> sentBefore = new HashMap<>();
        List<ProducerRecord<byte[], byte[]>> again = new ArrayList<>();
        int cut = 0;
        int before = 0;
        for (RejectedRecord rejected : matching) {
            String what = what(rejected, sentBefore);
            out.printf("%s %s %s %s%n", what, at(rejected), rejected.cause(), rejected.timestamp());
            switch (what) {
                case "cut" -> cut++;
                case "sent-before" -> before++;
                default -> again.add(record(rejected));
            }
        }
        if (!dry && !again.isEmpty()) {
            send(again);
        }
        out.printf("REPLAY matched=%d sent=%d cut=%d sent-before=%d dry-run=%s%n", matching.size(),
                dry ? 0 : again.size(), cut, before, dry);
    }

    private String what(RejectedRecord rejected, Map<String, Set<String>> sentBefore) {
        if (rejected.truncated()) {
            return "cut";
        }
        return sentBefore.computeIfAbsent(rejected.topic(), this::sentBefore).contains(at(rejected))
                ? "sent-before"
                : "send";
    }

    private List<RejectedRecord> matching() {
        List<RejectedRecord> matching = new ArrayList<>();
        new WholeTopic(clients, topics.rejected()).forEach(record -> {
            RejectedRecord rejected = read(record);
            if ((causes.isEmpty() || causes.contains(rejected.cause()))
                    && !rejected.timestamp().isBefore(from) && rejected.timestamp().isBefore(to)) {
                matching.add(rejected);
            }
        });
        return matching;
    }

    private Set<String> sentBefore(String topic) {
        Set<String> found = new HashSet<>();
        new WholeTopic(clients, topic).forEach(record -> {
            Header header = record.headers().lastHeader(HEADER);
            if (header != null && header.value() != null) {
                found.add(new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return found;
    }

    /** A claim goes to the partition it was on, an announcement to that of its key. */
    private ProducerRecord<byte[], byte[]> record(RejectedRecord rejected) {
        Integer partition = rejected.topic().equals(topics.claims()) ? rejected.partition() : null;
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(rejected.topic(), partition,
                rejected.key(), rejected.original());
        record.headers().add(HEADER, Records.utf8(at(rejected)));
        return record;
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        try (Producer<byte[], byte[]> producer = clients.transactional("operator")) {
            producer.initTransactions();
            producer.beginTransaction();
            for (ProducerRecord<byte[], byte[]> record : records) {
                var unused = producer.send(record); // a failure fails the commit
            }
            producer.commitTransaction();
        }
    }

    private RejectedRecord read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return json.readValue(record.value(), RejectedRecord.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a rejected record at " + record.topic() + "/"
                    + record.partition() + "/" + record.offset(), e);
        }
    }

    private static String at(RejectedRecord rejected) {
        return rejected.topic() + "/" + rejected.partition() + "/" + rejected.offset();
    }
}
