package io.unlockwire.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.unlockwire.enrich.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests that many share, step by step. */
class SharedTest {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration ON_ERROR = Duration.ofMinutes(15);

    private final List<Collection<String>> asked = new ArrayList<>();
    private final List<UniEmitter<? super Map<String, Got<String>>>> open = new ArrayList<>();
    private final List<Runnable> soon = new ArrayList<>();
    private int cancelled;
    private int old;
    private long nanos = 1_000_000_000_000L;
    private final Shared<String> shared = new Shared<>(ids -> {
        asked.add(new TreeSet<>(ids));
        return Uni.createFrom().<Map<String, Got<String>>>emitter(open::add).onCancellation()
                .invoke(() -> cancelled++);
    }, soon::add, FRESH, ON_ERROR, () -> nanos, () -> old++);

    @Test
    void whoAskInTheSameMomentShareARequest() {
        var a = ask("a");
        var again = ask("a");
        var b = ask("b");
        assertThat(asked).isEmpty();
        moment();
        assertThat(asked).containsExactly(new TreeSet<>(List.of("a", "b")));
        answer(0, Map.of("a", "1"));
        assertFound(a, "1");
        assertFound(again, "1");
        b.assertCompleted();
        assertThat(b.getItem()).isInstanceOf(Answer.UnknownAsset.class);
    }

    @Test
    void aHundredAreARequestAtOnce() {
        IntStream.range(0, 250).forEach(i -> ask("asset-" + i));
        assertThat(asked).hasSize(2);
        moment();
        assertThat(asked).extracting(Collection::size).containsExactly(100, 100, 50);
    }

    @Test
    void whoComesLaterJoinsWhatIsUnderWay() {
        ask("a");
        moment();
        var late = ask("a");
        var other = ask("b");
        moment();
        assertThat(asked).hasSize(2);
        answer(0, Map.of("a", "1"));
        assertFound(late, "1");
        assertThat(other.getItem()).isNull();
        answer(1, Map.of("b", "2"));
        assertFound(other, "2");
    }

    @Test
    void anAnswerIsKeptWhileFreshAndIgnoranceToo() {
        ask("a");
        ask("b");
        moment();
        answer(0, Map.of("a", "1"));
        nanos += FRESH.toNanos() - 1;
        assertFound(ask("a"), "1");
        assertThat(ask("b").getItem()).isInstanceOf(Answer.UnknownAsset.class);
        nanos += 1;
        ask("a");
        moment();
        assertThat(asked).hasSize(2);
    }

    @Test
    void anOldAnswerIsUsedOnErrorUntilItIsTooOld() {
        ask("a");
        moment();
        answer(0, Map.of("a", "1"));
        nanos += ON_ERROR.toNanos() - 1;
        var stale = ask("a");
        var never = ask("b");
        moment();
        open.get(1).fail(new IllegalStateException("down"));
        assertFound(stale, "1");
        assertThat(old).isOne();
        never.assertFailedWith(IllegalStateException.class, "down");
        nanos += 1;
        var tooOld = ask("a");
        moment();
        open.get(2).fail(new IllegalStateException("down"));
        tooOld.assertFailedWith(IllegalStateException.class, "down");
    }

    @Test
    void aFailureIsNotKept() {
        ask("a");
        moment();
        open.get(0).fail(new IllegalStateException("down"));
        var again = ask("a");
        moment();
        answer(1, Map.of("a", "1"));
        assertFound(again, "1");
    }

    @Test
    void theLastWhoLeavesEndsTheRequestAndTheNextBeginsAnew() {
        var a = ask("a");
        var b = ask("b");
        moment();
        a.cancel();
        assertThat(cancelled).isZero();
        b.cancel();
        assertThat(cancelled).isOne();
        var next = ask("a");
        moment();
        assertThat(asked).hasSize(2);
        answer(1, Map.of("a", "1"));
        assertFound(next, "1");
    }

    @Test
    void whoLeavesBeforeTheMomentSendsNothing() {
        ask("a").cancel();
        moment();
        assertThat(asked).isEmpty();
        ask("a");
        moment();
        assertThat(asked).hasSize(1);
    }

    private UniAssertSubscriber<Answer<String>> ask(String id) {
        return shared.get(id).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private void moment() {
        List<Runnable> due = List.copyOf(soon);
        soon.clear();
        due.forEach(Runnable::run);
    }

    private void answer(int request, Map<String, String> values) {
        Map<String, Got<String>> answers = new HashMap<>();
        values.forEach((id, value) -> answers.put(id, Got.of(() -> new Answer.Found<>(value))));
        open.get(request).complete(answers);
    }

    private static void assertFound(UniAssertSubscriber<Answer<String>> subscriber, String value) {
        assertThat(subscriber.getItem()).isEqualTo(new Answer.Found<>(value));
    }
}
