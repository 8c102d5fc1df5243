package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.GroupFailure.Leaf;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import io.unlockwire.taskgroup.Source.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Asynchronous bodies, and the contexts of subtasks: as Kotlin's {@code coroutineScope} has them. */
class ScopeTest {

    @RegisterExtension
    final Lab lab = new Lab();
    private final AtomicReference<TaskGroup<String>> group = new AtomicReference<>();

    @ParameterizedTest
    @EnumSource
    void givesTheItemOfTheBodyOnceTheSubtasksHaveEnded(Kind kind) {
        Source source = new Source(kind);
        Source slow = new Source(Kind.LATER);
        Probe<String> probe = lab.subscribe(TaskGroup.scope(g -> {
            lab.watch(g.fork("slow", slow.item("x")));
            return source.item("body");
        }));
        source.go();
        probe.isStillWaiting();
        slow.go();
        assertThat(probe.item()).isEqualTo("body");
    }

    @ParameterizedTest
    @EnumSource
    void theBodyAwaitsAndForksMore(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.scope(g -> {
            Subtask<String> a = lab.watch(g.fork("a", source.item("a")));
            return a.await().onItem()
                    .transformToUni(item -> lab.watch(g.fork("b", source.item(item + "b"))).await());
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("ab");
    }

    @ParameterizedTest
    @EnumSource
    void aFailingBodyCancelsTheSubtasks(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.raise("body");
        Probe<String> probe = lab.subscribe(TaskGroup.with().name("g").scope(g -> {
            lab.watch(g.fork("a", source.never("a")));
            return source.failure(failure);
        }));
        source.go();
        assertThat(probe.failure().leaves()).containsExactly(new Leaf("g", Phase.BODY, failure));
        assertThat(source.cancelled()).containsExactly("a");
    }

    @ParameterizedTest
    @EnumSource
    void aFailingSubtaskCancelsTheBody(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.scope(g -> {
            lab.watch(g.fork("a", source.failure(lab.raise("x"))));
            return source.never("body");
        }));
        source.go();
        assertThat(probe.failure().leaves()).extracting(Leaf::subtask).containsExactly("a");
        assertThat(source.cancelled())
                .containsExactlyElementsOf(kind == Kind.LATER ? List.of("body") : List.of());
    }

    @ParameterizedTest
    @EnumSource
    void cancelLetsTheBodyGiveTheResult(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.scope(g -> {
            group.set(g);
            Subtask<String> a = lab.watch(g.fork("a", source.never("a")));
            return a.stopped().onItem().transform(ignored -> a.getOrElse("none"));
        }));
        probe.isStillWaiting();
        group.get().cancel();
        source.go();
        assertThat(probe.item()).isEqualTo("none");
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatOnlyReportsTheCancellationGivesNothing(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.scope(g -> {
            group.set(g);
            return lab.watch(g.<String>fork("a", source.never("a"))).await();
        }));
        group.get().cancel();
        assertThat(probe.item()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void completeCancelsTheBody(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.scope(g -> {
            group.set(g);
            return source.never("body");
        }));
        group.get().complete("mine");
        assertThat(probe.item()).isEqualTo("mine");
        assertThat(source.cancelled()).containsExactly("body");
    }

    @ParameterizedTest
    @EnumSource
    void theSubscribersCancelReachesTheBodyAlsoAfterCancel(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.scope(g -> {
            group.set(g);
            return source.never("body");
        }));
        if (kind == Kind.LATER) {
            group.get().cancel();
        }
        probe.cancel();
        probe.isStillWaiting();
        assertThat(source.cancelled()).containsExactly("body");
    }

    @ParameterizedTest
    @EnumSource
    void aSupervisedSubtaskFailsAlone(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.handled("x");
        Probe<String> probe = lab.subscribe(TaskGroup.with().policy(JoinPolicy::awaitAll).scope(g -> {
            Subtask<String> a = lab.watch(g.fork("a", source.failure(failure)));
            Subtask<String> b = lab.watch(g.fork("b", source.item("b")));
            return Uni.combine().all().unis(a.stopped(), b.await()).asTuple()
                    .onItem().transform(both -> a.failure().getMessage() + both.getItem2());
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("xb");
    }

    @ParameterizedTest
    @EnumSource
    void eachSubtaskSeesItsOwnCopyOfTheContext(Kind kind) {
        Source source = new Source(kind);
        Context context = Context.of("request", "r1");
        List<String> seen = new ArrayList<>();
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            for (String name : List.of("a", "b")) {
                g.fork(name, scope -> {
                    seen.add(scope.context().get("request") + ":"
                            + scope.context().getOrElse("mine", () -> "-"));
                    scope.context().put("mine", name).put("request", "changed by " + name);
                    return source.item(name).attachContext().onItem()
                            .invoke(it -> seen.add(it.context().get("mine")));
                });
            }
            return () -> "";
        }), context);
        source.go();
        probe.item();
        assertThat(seen).containsExactlyInAnyOrder("r1:-", "r1:-", "a", "b");
        assertThat(context.keys()).containsExactly("request");
        assertThat(context.<String>get("request")).isEqualTo("r1");
    }
}
