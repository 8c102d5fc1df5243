package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.GroupFailure.Leaf;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Taking a failure apart by type: what Python's exception groups and {@code except*} do. */
class ExceptStarTest {

    @RegisterExtension
    final Lab lab = new Lab();
    private final IOException io = new IOException("io");
    private final FileNotFoundException file = new FileNotFoundException("file");
    private final IllegalStateException state = new IllegalStateException("state");
    private final List<Object> seen = new ArrayList<>();

    /** A group whose subtasks fail so: io, then a nested group with file and state. */
    private Uni<String> tree() {
        return TaskGroup.with().name("outer").policy(() -> new Collecting()).run(outer -> {
            outer.fork("io", Uni.createFrom().failure(io));
            outer.fork("inner", TaskGroup.with().name("inner").policy(() -> new Collecting()).run(inner -> {
                inner.fork("file", Uni.createFrom().failure(file));
                inner.fork("state", Uni.createFrom().failure(state));
                return () -> "";
            }));
            return () -> "";
        });
    }

    private GroupFailure failure() {
        return lab.subscribe(tree()).failure();
    }

    private Function<GroupFailure, Uni<?>> note(String clause) {
        return matched -> {
            seen.add(clause);
            matched.leaves().forEach(leaf -> seen.add(leaf.failure()));
            return Uni.createFrom().voidItem();
        };
    }

    @Test
    void leavesAreFlatAndTheCausesKeepTheNesting() {
        GroupFailure failure = failure();
        assertThat(failure.leaves()).extracting(Leaf::subtask).containsExactly("io", "file", "state");
        assertThat(failure.getCauses()).hasSize(2);
        assertThat(failure.getCauses().get(1)).isInstanceOf(GroupFailure.class);
        assertThat(failure.contains(FileNotFoundException.class)).isTrue();
        assertThat(failure.contains(InterruptedException.class)).isFalse();
        assertThat(failure.getStackTrace()).isEmpty();
    }

    @Test
    void aSubgroupKeepsTheNestingAndIsTheSameIfAllMatch() {
        GroupFailure failure = failure();
        assertThat(failure.subgroup(leaf -> true)).containsSame(failure);
        assertThat(failure.subgroup(leaf -> false)).isEmpty();
        GroupFailure part = failure.subgroup(FileNotFoundException.class::isInstance).orElseThrow();
        assertThat(part.leaves()).extracting(Leaf::failure).containsExactly(file);
        assertThat(part.getCauses()).singleElement().isInstanceOf(GroupFailure.class);
        assertThat(part).hasMessageContainingAll("'outer'", "'inner'", "file");
        GroupFailure inner = (GroupFailure) failure.getCauses().get(1);
        assertThat(failure.subgroup(leaf -> leaf != io).orElseThrow().getCauses()).containsExactly(inner);
    }

    @Test
    void aSplitHasEachLeafOnOneSide() {
        GroupFailure.Split split = failure().split(IOException.class::isInstance);
        assertThat(split.matched().orElseThrow().leaves()).extracting(Leaf::failure).containsExactly(io,
                file);
        assertThat(split.rest().orElseThrow().leaves()).extracting(Leaf::failure).containsExactly(state);
    }

    @Test
    void clausesTakeTheirLeavesInOrderAndTheFallbackIsTheResult() {
        Uni<String> handled = tree().plug(GroupFailure.<String>handle()
                .on(FileNotFoundException.class, note("file"))
                .on(IOException.class, note("io"))
                .on(InterruptedException.class, note("never"))
                .on(RuntimeException.class, note("runtime"))
                .recoverWith(() -> "recovered"));
        assertThat(lab.subscribe(handled).item()).isEqualTo("recovered");
        assertThat(seen).containsExactly("file", file, "io", io, "runtime", state);
    }

    @Test
    void aClauseForAWiderTypeLeavesNothingToThoseAfterIt() {
        Uni<String> handled = tree().plug(GroupFailure.<String>handle()
                .on(Exception.class, note("all"))
                .on(IOException.class, note("io"))
                .recoverWith(() -> "recovered"));
        assertThat(lab.subscribe(handled).item()).isEqualTo("recovered");
        assertThat(seen).startsWith("all").doesNotContain("io");
    }

    @Test
    void aClauseMayRaiseWhatItWasGiven() {
        Uni<String> handled = tree().plug(GroupFailure.<String>handle()
                .on(IOException.class, matched -> Uni.createFrom().failure(matched))
                .recoverWith(() -> "recovered"));
        assertThat(lab.subscribe(handled).failure().leaves()).extracting(Leaf::failure)
                .containsExactlyInAnyOrder(io, file, state);
    }

    @Test
    void whatNoClauseTakesGoesOn() {
        Uni<String> handled = tree().plug(GroupFailure.<String>handle()
                .on(IOException.class, note("io"))
                .recoverWith(() -> "recovered"));
        assertThat(lab.subscribe(handled).failure().leaves()).extracting(Leaf::failure)
                .containsExactly(state);
    }

    @Test
    void whatAClauseRaisesGoesOnBeforeWhatNoneTook() {
        RuntimeException raised = lab.raise("in the clause");
        Uni<String> handled = tree().plug(GroupFailure.<String>handle()
                .on(FileNotFoundException.class, matched -> Uni.createFrom().failure(raised))
                .on(IOException.class, note("io"))
                .recoverWith(() -> "recovered"));
        assertThat(lab.subscribe(handled).failure().leaves()).extracting(Leaf::failure)
                .containsExactly(raised, state);
        assertThat(seen).contains("io");
    }

    @Test
    void aClauseThatThrowsIsLikeOneThatFails() {
        RuntimeException thrown = lab.raise("thrown");
        Uni<String> handled = tree().plug(GroupFailure.<String>handle()
                .on(Throwable.class, matched -> {
                    throw thrown;
                })
                .recoverWith(() -> "recovered"));
        assertThat(lab.subscribe(handled).failure().leaves()).extracting(Leaf::failure)
                .containsExactly(thrown);
    }

    @Test
    void aNakedFailureIsAGroupOfOne() {
        Uni<String> naked = Uni.createFrom().failure(io);
        Uni<String> taken = naked.plug(
                GroupFailure.<String>handle().on(IOException.class, note("io"))
                        .recoverWith(() -> "recovered"));
        Uni<String> passed = naked.plug(
                GroupFailure.<String>handle().on(IllegalStateException.class, note("no"))
                        .recoverWith(() -> "recovered"));
        assertThat(lab.subscribe(taken).item()).isEqualTo("recovered");
        assertThat(lab.subscribe(passed).anyFailure()).isSameAs(io);
        assertThat(seen).containsExactly("io", io);
    }

    @Test
    void anItemAndAFatalErrorPassThrough() {
        Function<Uni<String>, Uni<String>> handler = GroupFailure.<String>handle()
                .on(Throwable.class, note("all")).recoverWith(() -> "recovered");
        StackOverflowError fatal = lab.raise(new StackOverflowError());
        assertThat(lab.subscribe(Uni.createFrom().item("x").plug(handler)).item()).isEqualTo("x");
        assertThat(lab.subscribe(Uni.createFrom().<String>failure(fatal).plug(handler)).anyFailure())
                .isSameAs(fatal);
        assertThat(seen).isEmpty();
    }

    /** Waits for all, then fails with everything. */
    private static final class Collecting implements JoinPolicy {
        @Override
        public Decision onEnd(Subtask<?> ended) {
            return Decision.CONTINUE;
        }

        @Override
        public boolean fails(List<? extends Subtask<?>> ended) {
            return true;
        }
    }
}
