package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A place that becomes free while a limited group is being cancelled is given to nobody, and hides nobody. */
class LimitedCancelTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 64})
    void all_that_run_are_cancelled_and_none_of_the_waiting_starts(int limit) {
        AtomicInteger started = new AtomicInteger();
        AtomicInteger cancelled = new AtomicInteger();
        Uni<String> endless = Uni.createFrom().<String>emitter(e -> started.incrementAndGet())
                .onCancellation().invoke(cancelled::incrementAndGet);
        UniAssertSubscriber<String> subscriber = TaskGroup.with().limit(limit).<String>run(group -> {
            for (int i = 0; i < 8; i++) {
                group.fork("endless " + i, endless);
            }
            return () -> "";
        }).subscribe().withSubscriber(UniAssertSubscriber.create());
        assertThat(started).hasValue(Math.min(limit, 8));

        subscriber.cancel();

        assertThat(cancelled).hasValue(Math.min(limit, 8));
        assertThat(started).hasValue(Math.min(limit, 8));
    }
}
