package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.GroupFailure.Leaf;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import io.unlockwire.taskgroup.Source.Kind;
import io.unlockwire.taskgroup.Subtask.State;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The policies: what OpenJDK's joiners do, and policies of one's own. */
class JoinPolicyTest {

    @RegisterExtension
    final Lab lab = new Lab();
    private final List<Subtask<String>> all = new ArrayList<>();

    private String winner() {
        return all.stream().filter(s -> s.state() == State.SUCCEEDED).findFirst().orElseThrow().get();
    }

    private <T> void fork(TaskGroup<T> group, String name, Uni<String> work) {
        all.add(lab.watch(group.fork(name, work)));
    }

    @ParameterizedTest
    @EnumSource
    void firstSuccessCancelsTheOthersAndForgivesTheLosers(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.with().policy(JoinPolicy::firstSuccess).run(g -> {
            fork(g, "a", source.failure(lab.handled("lost")));
            fork(g, "b", source.item("won"));
            fork(g, "c", source.never("c"));
            return this::winner;
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("won");
        assertThat(all.get(2).state()).isEqualTo(State.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void firstSuccessFailsWithAllFailuresIfNoneSucceeded(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.with().policy(JoinPolicy::firstSuccess).run(g -> {
            fork(g, "a", source.failure(lab.raise("1")));
            fork(g, "b", source.failure(lab.raise("2")));
            return this::winner;
        }));
        source.go();
        assertThat(probe.failure().leaves()).extracting(Leaf::subtask).containsExactly("a", "b");
    }

    @Test
    void firstSuccessOfNobodyFails() {
        Probe<String> probe = lab
                .subscribe(TaskGroup.with().policy(JoinPolicy::firstSuccess).run(g -> () -> ""));
        assertThat(probe.failure().contains(NoSuchElementException.class)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void awaitAllNeverFailsForASubtask(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.handled("x");
        Probe<String> probe = lab.subscribe(TaskGroup.with().policy(JoinPolicy::awaitAll).run(g -> {
            fork(g, "a", source.failure(failure));
            fork(g, "b", source.item("b"));
            return () -> all.get(0).failure().getMessage() + all.get(1).get();
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("xb");
    }

    @ParameterizedTest
    @EnumSource
    void whatAPolicyForgivesTheListenerIsTold(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.raise("x");
        Probe<String> probe = lab.subscribe(
                TaskGroup.with().policy(JoinPolicy::awaitAll).listener(lab.ear()).run(g -> {
                    fork(g, "a", source.failure(failure));
                    return () -> "fine";
                }));
        source.go();
        assertThat(probe.item()).isEqualTo("fine");
        assertThat(lab.told).containsExactly(failure);
    }

    @ParameterizedTest
    @EnumSource
    void aPolicyOfOnesOwnSeesEveryEndOneAtATimeAndDecides(Kind kind) {
        Source source = new Source(kind);
        List<String> seen = new ArrayList<>();
        JoinPolicy twoOfThree = new JoinPolicy() {
            @Override
            public Decision onEnd(Subtask<?> ended) {
                seen.add(ended.name() + " " + ended.state());
                return seen.size() == 2 ? Decision.STOP : Decision.CONTINUE;
            }

            @Override
            public boolean fails(List<? extends Subtask<?>> ended) {
                seen.add("fails? " + ended.size());
                return false;
            }
        };
        Probe<String> probe = lab.subscribe(TaskGroup.with().policy(() -> twoOfThree).run(g -> {
            fork(g, "a", source.item("1"));
            fork(g, "b", source.failure(lab.handled("2")));
            fork(g, "c", source.never("c"));
            return () -> "ok";
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("ok");
        assertThat(seen).startsWith("a SUCCEEDED", "b FAILED");
        assertThat(seen.get(seen.size() - 1)).startsWith("fails? ");
    }

    @ParameterizedTest
    @EnumSource
    void aPolicyThatThrowsFailsTheGroup(Kind kind) {
        Source source = new Source(kind);
        RuntimeException thrown = lab.raise("policy");
        JoinPolicy broken = new JoinPolicy() {
            @Override
            public Decision onEnd(Subtask<?> ended) {
                throw thrown;
            }

            @Override
            public boolean fails(List<? extends Subtask<?>> ended) {
                return false;
            }
        };
        Probe<String> probe = lab.subscribe(TaskGroup.with().name("g").policy(() -> broken).run(g -> {
            fork(g, "a", source.item("1"));
            return () -> "";
        }));
        source.go();
        assertThat(probe.failure().leaves()).containsExactly(new Leaf("g", Phase.BODY, thrown));
    }

    @ParameterizedTest
    @EnumSource
    void theReadyMadePoliciesMayBeBuiltUpon(Kind kind) {
        Source source = new Source(kind);
        JoinPolicy failFast = JoinPolicy.failFast();
        JoinPolicy counting = new JoinPolicy() {
            @Override
            public Decision onEnd(Subtask<?> ended) {
                return failFast.onEnd(ended);
            }

            @Override
            public boolean fails(List<? extends Subtask<?>> ended) {
                return failFast.fails(ended);
            }
        };
        Probe<String> probe = lab.subscribe(TaskGroup.with().policy(() -> counting).run(g -> {
            fork(g, "a", source.never("a"));
            fork(g, "b", source.failure(lab.raise("x")));
            return () -> "";
        }));
        source.go();
        assertThat(probe.failure().leaves()).extracting(Leaf::subtask).containsExactly("b");
    }

    @ParameterizedTest
    @EnumSource
    void eachSubscriptionGetsItsOwnPolicy(Kind kind) {
        List<JoinPolicy> made = new ArrayList<>();
        var uni = TaskGroup.with().policy(() -> {
            made.add(JoinPolicy.awaitAll());
            return made.get(made.size() - 1);
        }).run(g -> () -> kind);
        lab.subscribe(uni).item();
        lab.subscribe(uni).item();
        assertThat(made).hasSize(2);
    }
}
