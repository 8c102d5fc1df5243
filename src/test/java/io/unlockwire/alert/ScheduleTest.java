package io.unlockwire.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.alert.Due.What;
import io.unlockwire.enrich.Enrichment.Status;
import io.unlockwire.ledger.Decision;
import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.LedgerRules;
import io.unlockwire.ledger.Resolver;
import io.unlockwire.ledger.Timers;
import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Change.Cue;
import io.unlockwire.unlock.UnlockTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Resolver resolver = new Resolver(LedgerRules.defaults());
    private final Schedule schedule = new Schedule(LedgerRules.defaults(), TimerRules.defaults());

    @Test
    void an_unlock_is_told_again_a_week_a_day_and_an_hour_before_and_when_it_comes() {
        Known known = told("2026-04-01T00:00:00Z", Telling.by("RootData"));
        assertThat(life(known)).containsExactly("REMIND PT168H 2026-04-13T04:00:00Z",
                "REMIND PT24H 2026-04-19T04:00:00Z", "REMIND PT1H 2026-04-20T03:00:00Z",
                "OCCUR 2026-04-20T04:00:00Z", "FORGET 2026-05-21T04:01:00Z");
    }

    @Test
    void what_telling_it_covers_is_not_due_any_more() {
        Known known = told("2026-04-19T05:00:00Z", Telling.by("RootData"));
        assertThat(life(known)).containsExactly("REMIND PT1H 2026-04-20T03:00:00Z",
                "OCCUR 2026-04-20T04:00:00Z", "FORGET 2026-05-21T04:01:00Z");
    }

    @Test
    void an_unlock_first_told_after_its_time_occurs_no_second_time() {
        assertThat(life(told("2026-04-20T04:00:00Z", Telling.by("RootData"))))
                .containsExactly("FORGET 2026-05-21T04:01:00Z");
    }

    @Test
    void of_reminders_that_are_late_only_the_nearest_is_due_and_none_once_the_time_has_come() {
        Known known = told("2026-04-01T00:00:00Z", Telling.by("RootData"));
        assertThat(schedule.due(known, at("2026-04-19T10:00:00Z")))
                .contains(Due.remind(DAY, at("2026-04-20T04:00:00Z")));
        assertThat(schedule.due(known, at("2026-04-20T03:59:59Z")).orElseThrow().lead()).isEqualTo(HOUR);
        assertThat(schedule.due(known, at("2026-04-21T00:00:00Z")).orElseThrow().what())
                .isEqualTo(What.OCCUR);
        assertThat(schedule.due(known, at("2026-06-01T00:00:00Z")).orElseThrow().what())
                .isEqualTo(What.FORGET);
    }

    @Test
    void a_reminder_is_never_shorter_than_the_time_is_vague() {
        assertThat(leads(Telling.hour("2026-04-20T04:00:00Z", "UTC"))).containsExactly(WEEK, DAY, HOUR);
        assertThat(leads(Telling.day("2026-04-20"))).containsExactly(WEEK, DAY);
        assertThat(leads(Telling.month("2026-05-01"))).isEmpty();
    }

    @Test
    void a_day_has_occurred_when_it_is_over_and_is_not_reminded_of_once_it_has_begun() {
        Known known = told("2026-04-01T00:00:00Z",
                Telling.by("RootData").at(Telling.day("2026-04-20")));
        assertThat(schedule.due(known, at("2026-04-20T12:00:00Z"))).isEmpty();
        assertThat(schedule.next(known, at("2026-04-20T12:00:00Z"))).isEqualTo("2026-04-21T00:00:00Z");
        assertThat(schedule.due(known, at("2026-04-21T00:00:00Z")).orElseThrow().what())
                .isEqualTo(What.OCCUR);
    }

    @Test
    void a_time_that_moves_is_reminded_of_anew() {
        Known known = told("2026-04-01T00:00:00Z", Telling.by("Kaito"));
        known = done(known, at("2026-04-19T05:00:00Z"));
        Known moved = told("2026-04-19T06:00:00Z", known, Telling.by("Kaito").noAmount()
                .at("2026-04-30T04:00:00Z").cue(Cue.POSTPONED));
        assertThat(life(moved)).containsExactly("REMIND PT168H 2026-04-23T04:00:00Z",
                "REMIND PT24H 2026-04-29T04:00:00Z", "REMIND PT1H 2026-04-30T03:00:00Z",
                "OCCUR 2026-04-30T04:00:00Z", "FORGET 2026-05-31T04:01:00Z");
        assertThat(moved.moved()).hasValueSatisfying(
                change -> assertThat(change.old()).isEqualTo("2026-04-20T04:00:00Z"));
    }

    @Test
    void an_amount_that_changes_arms_nothing_anew() {
        Known known = done(told("2026-04-01T00:00:00Z", Telling.by("Kaito")), at("2026-04-13T05:00:00Z"));
        Known revised = told("2026-04-14T00:00:00Z", known, Telling.by("Kaito").amount("9000000")
                .cue(Cue.CORRECTED));
        assertThat(schedule.due(revised, at("2026-04-14T00:00:01Z"))).isEmpty();
        assertThat(life(revised)).hasSize(4).first().asString().startsWith("REMIND PT24H");
    }

    @Test
    void what_is_cancelled_is_only_forgotten() {
        Known known = told("2026-04-01T00:00:00Z", Telling.by("Kaito"));
        Known cancelled = told("2026-04-02T00:00:00Z", known,
                Telling.by("Kaito").noAmount().noTime().cue(Cue.CANCELLED));
        assertThat(life(cancelled)).containsExactly("FORGET 2026-05-21T04:01:00Z");
    }

    @Test
    void without_a_time_it_is_forgotten_ninety_days_after_it_was_last_seen() {
        Known known = told("2026-04-15T08:00:10Z", Telling.by("RootData").noTime());
        assertThat(life(known)).containsExactly("FORGET 2026-07-14T08:00:05Z");
    }

    @Test
    void enrichment_is_tried_again_less_and_less_often_until_the_unlock() {
        Known known = told("2026-04-20T01:00:00Z", Telling.by("RootData"), Status.DEGRADED);
        List<String> tries = new ArrayList<>();
        Instant now = at("2026-04-20T01:00:00Z");
        while (now.isBefore(at("2026-04-20T05:00:00Z"))) {
            Due due = schedule.due(known, now).orElse(null);
            if (due == null) {
                now = schedule.next(known, now);
                continue;
            }
            if (due.what() == What.ENRICH) {
                tries.add(Duration.between(at("2026-04-20T01:00:00Z"), now).toString());
            }
            known = known.withTimers(schedule.done(known, due, Status.DEGRADED, now));
        }
        assertThat(tries).containsExactly("PT30S", "PT5M30S", "PT1H5M30S", "PT2H5M30S");
        assertThat(known.timers().enrichment()).as("the unlock has come").isNull();
    }

    @Test
    void figures_that_came_end_the_retries() {
        Known known = told("2026-04-15T00:00:00Z", Telling.by("RootData"), Status.DEGRADED);
        Due due = schedule.due(known, at("2026-04-15T00:00:30Z")).orElseThrow();
        assertThat(due.what()).isEqualTo(What.ENRICH);
        for (Status status : List.of(Status.COMPLETE, Status.PARTIAL, Status.UNKNOWN_ASSET)) {
            Timers after = schedule.done(known, due, status, at("2026-04-15T00:00:30Z"));
            assertThat(after.enrichment()).as(status.name()).isNull();
        }
    }

    @Test
    void a_first_alert_is_held_until_its_figures_come_or_the_time_to_wait_is_over() {
        Schedule holding = new Schedule(LedgerRules.defaults(),
                TimerRules.defaults().withHold(Duration.ofMinutes(2)));
        Known first = resolver.resolve(List.of(), Telling.by("RootData").report()).after();
        Instant seen = first.firstSeen();
        assertThat(holding.holds(first, Status.COMPLETE, seen)).isFalse();
        assertThat(holding.holds(first, Status.UNKNOWN_ASSET, seen)).isFalse();
        assertThat(holding.holds(first, Status.DEGRADED, seen.plusSeconds(120))).isFalse();
        assertThat(schedule.holds(first, Status.DEGRADED, seen.minusSeconds(1))).as("unless wanted")
                .isFalse();
        assertThat(holding.holds(first, Status.DEGRADED, seen.plusSeconds(1))).isTrue();

        Known held = first.withTimers(holding.holding(first, seen.plusSeconds(1)));
        assertThat(Schedule.held(held)).isTrue();
        assertThat(holding.next(held, seen)).isEqualTo(seen.plusSeconds(31));
        Due again = holding.due(held, seen.plusSeconds(31)).orElseThrow();
        held = held.withTimers(holding.done(held, again, Status.DEGRADED, seen.plusSeconds(31)));
        assertThat(holding.next(held, seen)).as("five minutes are too long").isEqualTo(seen.plusSeconds(120));
        Due last = holding.due(held, seen.plusSeconds(120)).orElseThrow();
        Known told = held.withTimers(holding.done(held, last, Status.DEGRADED, seen.plusSeconds(120)));
        assertThat(Schedule.held(told)).isFalse();
        assertThat(told.timers().doneUntil()).isEqualTo(seen.plusSeconds(120));
        assertThat(told.timers().enrichment().notBefore()).as("completed later, as any other")
                .isAfter(seen.plusSeconds(120));
        Known complete = held.withTimers(holding.done(held, again, Status.COMPLETE, seen.plusSeconds(40)));
        assertThat(complete.timers()).isEqualTo(new Timers(null, seen.plusSeconds(40)));
    }

    @Test
    void a_first_alert_is_not_held_beyond_its_unlock() {
        Schedule holding = new Schedule(LedgerRules.defaults(),
                TimerRules.defaults().withHold(Duration.ofDays(60)));
        Known first = resolver.resolve(List.of(), Telling.by("RootData").report()).after();
        Instant unlock = at("2026-04-20T04:00:00Z");
        assertThat(holding.holds(first, Status.DEGRADED, unlock.minusSeconds(1))).isTrue();
        assertThat(holding.holds(first, Status.DEGRADED, unlock)).isFalse();
        Known held = first.withTimers(holding.holding(first, unlock.minusSeconds(5)));
        assertThat(holding.due(held, unlock).orElseThrow().what()).isEqualTo(What.ENRICH);
    }

    private List<Duration> leads(UnlockTime time) {
        Known known = told("2026-04-01T00:00:00Z", Telling.by("RootData").at(time));
        List<Duration> leads = new ArrayList<>();
        Instant now = at("2026-04-01T00:00:00Z");
        while (schedule.next(known, now).isBefore(at("2026-05-10T00:00:00Z"))) {
            now = schedule.next(known, now);
            Due due = schedule.due(known, now).orElseThrow();
            if (due.lead() != null) {
                leads.add(due.lead());
            }
            known = known.withTimers(schedule.done(known, due, Status.COMPLETE, now));
        }
        return leads;
    }

    /** Everything that is done for it, each in its time. */
    private List<String> life(Known told) {
        List<String> life = new ArrayList<>();
        Known known = told;
        Instant now = known.timers().doneUntil();
        while (true) {
            now = schedule.next(known, now);
            Due due = schedule.due(known, now).orElseThrow();
            life.add(due.what() + (due.lead() == null ? "" : " " + due.lead()) + " " + due.at());
            if (due.what() == What.FORGET) {
                return life;
            }
            known = known.withTimers(schedule.done(known, due, Status.COMPLETE, now));
        }
    }

    private Known done(Known known, Instant now) {
        Due due = schedule.due(known, now).orElseThrow();
        return known.withTimers(schedule.done(known, due, Status.COMPLETE, now));
    }

    private Known told(String now, Telling telling) {
        return told(now, telling, Status.COMPLETE);
    }

    private Known told(String now, Telling telling, Status enrichment) {
        Decision decision = resolver.resolve(List.of(), telling.report());
        return decision.after().withTimers(
                schedule.told(decision.after().timers(), decision, enrichment, at(now)));
    }

    private Known told(String now, Known before, Telling telling) {
        Decision decision = resolver.resolve(List.of(before), telling.published(now).report());
        assertThat(decision.before()).isEqualTo(before);
        return decision.after().withTimers(
                schedule.told(before.timers(), decision, Status.COMPLETE, at(now)));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
