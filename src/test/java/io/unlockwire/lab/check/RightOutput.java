package io.unlockwire.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unlockwire.lab.traffic.Fact;
import io.unlockwire.lab.traffic.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a service without fault would make of a traffic, to be spoilt by a test. */
final class RightOutput {

    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, String> inputs = new HashMap<>();
    final List<Alert> alerts = new ArrayList<>();
    final List<Archived> archive = new ArrayList<>();
    final List<String> claims = new ArrayList<>();
    final List<String> rejected = new ArrayList<>();
    final Map<String, JsonNode> ledger = new HashMap<>();
    private final Map<Integer, Story> stories = new HashMap<>();

    RightOutput(List<Fact> truth) {
        for (int offset = 0; offset < truth.size(); offset++) {
            Fact fact = truth.get(offset);
            String at = "0@" + offset;
            inputs.put(at, fact.digest());
            switch (fact.part().fate()) {
                case "REJECTED" -> rejected.add(at);
                case "NO_CLAIM" -> archive.add(new Archived(at, "NO_CLAIM", "", 0, "", ""));
                default -> claim(at, fact);
            }
        }
    }

    Output output() {
        return new Output(inputs, alerts, archive, claims, rejected, ledger);
    }

    private void claim(String at, Fact fact) {
        claims.add(at);
        if (fact.part() == Part.STALE) {
            archive.add(new Archived(at, "STALE", "", 0, "", "desk"));
            return;
        }
        Story story = stories.computeIfAbsent(fact.unlock(), Story::new);
        String id = "asset-" + fact.unlock();
        assertThatIs(story, id);
        int before = story.musts().size();
        story.hear(fact);
        boolean told = story.musts().size() > before;
        String key = told ? story.key(story.last()) : "";
        String verdict = !told ? "DUPLICATE" : before == 0 ? "NEW" : "REVISION";
        archive.add(new Archived(at, verdict, id, story.last().revision(), key, "desk"));
        if (told) {
            alerts.add(new Alert(key, id, story.last().revision(), story.last().kind(), "SCHEDULED",
                    fact.amount(), fact.at(), 0));
            ledger.put(id, entry(story));
        }
    }

    private static void assertThatIs(Story story, String id) {
        if (!story.is(id)) {
            throw new IllegalStateException(id);
        }
    }

    private static JsonNode entry(Story story) {
        ObjectNode entry = JSON.createObjectNode();
        entry.put("revision", story.last().revision());
        entry.put("status", story.cancelled() ? "CANCELLED" : "SCHEDULED");
        entry.putObject("shown").put("amount", story.last().amount()).putObject("unlockAt").put("from",
                Instant.ofEpochSecond(story.last().at()).toString());
        story.musts().forEach(must -> entry.withArray("alertKeys").add(story.key(must)));
        entry.withArray("claims").addObject().put("dataSource", "desk");
        return entry;
    }
}
