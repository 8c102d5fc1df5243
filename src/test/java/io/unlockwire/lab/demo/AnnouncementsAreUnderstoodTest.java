package io.unlockwire.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.announcement.AnnouncementReader;
import io.unlockwire.announcement.Reading;
import io.unlockwire.announcement.ReadingRules;
import io.unlockwire.announcement.Received;
import io.unlockwire.announcement.Told;
import io.unlockwire.unlock.Catalogue;
import io.unlockwire.unlock.Claim;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class AnnouncementsAreUnderstoodTest {
    private static final Instant START = Instant.parse("2026-12-30T23:59:30Z");
    private static final AnnouncementReader READER = new AnnouncementReader(Catalogue.builtIn(),
            ReadingRules.defaults());

    @Test
    void theDaysAheadGiveAClaimARowAndNoiseGivesNone() throws IOException {
        assertThat(claims(announcements(1).ahead())).containsExactly(
                "arbitrum 92650000 2027-01-01T02:00:00Z",
                "arbitrum 92650000 2027-01-01T02:00:00Z",
                "aptos 13110000 2027-01-03T00:00:00Z",
                "aptos 11310000 2027-01-03T00:00:00Z CORRECTED",
                "starknet 127000000 2027-01-05T00:00:00Z",
                "starknet 127000000 2027-01-06T00:00:00Z POSTPONED",
                "optimism 31340000 2027-01-04T00:00:00Z",
                "ethena 40630000 2027-01-04T06:00:00Z",
                "celestia 16290000 2027-01-05T03:00:00Z",
                "sei 55560000 2027-01-02T05:00:00Z");
    }

    @Test
    void eachTokenWhoseTurnItIsIsKnown() {
        assertThat(IntStream.range(1, 7)).allSatisfy(start -> assertThat(claims(announcements(start).soon()))
                .hasSize(3)
                .allSatisfy(claim -> assertThat(claim).doesNotStartWith("unresolved")
                        .contains(" 2026-12-31T00:")));
    }

    @Test
    void poisonIsRejected() {
        assertThat(announcements(1).poison()).map(AnnouncementsAreUnderstoodTest::read)
                .hasOnlyElementsOfType(Reading.Rejected.class);
    }

    private static Announcements announcements(int start) {
        return new Announcements(new Chapter(start, START, START), "announcements");
    }

    private static List<String> claims(List<ProducerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(AnnouncementsAreUnderstoodTest::read)
                .flatMap(reading -> reading
                        .<List<Told>>fold(Reading.Claims::told, Reading.Correction::told, x -> List.of(),
                                x -> List.of())
                        .stream())
                .map(told -> brief(told.claim()))
                .toList();
    }

    private static String brief(Claim claim) {
        return claim.token().assetId() + " " + claim.amount().toPlainString() + " " + claim.unlockAt().from()
                + (claim.change() == null ? "" : " " + claim.change().cue());
    }

    private static Reading read(ProducerRecord<byte[], byte[]> record) {
        return READER.read(record.value(), new Received(START, null, Map.of()));
    }
}
