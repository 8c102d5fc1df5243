package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.GroupFailure.Entry;
import io.unlockwire.taskgroup.GroupFailure.Handler;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import io.unlockwire.taskgroup.GroupFailure.Split;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the clauses of a handler in order, each on what is left. */
record Clauses<R>(List<Clause> clauses) implements Handler<R> {

    record Clause(Class<? extends Throwable> type, Function<GroupFailure, ? extends Uni<?>> action) {}

    @Override
    public <X extends Throwable> Handler<R> on(Class<X> type,
            Function<GroupFailure, ? extends Uni<?>> clause) {
        List<Clause> more = new ArrayList<>(clauses);
        more.add(new Clause(requireNonNull(type), requireNonNull(clause)));
        return new Clauses<>(List.copyOf(more));
    }

    @Override
    public Function<Uni<R>, Uni<R>> recoverWith(Supplier<? extends R> fallback) {
        requireNonNull(fallback);
        return group -> group.onFailure(failure -> !Failures.isFatal(failure))
                .recoverWithUni(
                        failure -> new Run(failure).next().onItem().transform(handled -> fallback.get()));
    }

    /** The handling of one failure. */
    private final class Run {
        private final Throwable whole;
        private final Iterator<Clause> left = clauses.iterator();
        private final List<Throwable> raised = new ArrayList<>();
        private @Nullable GroupFailure rest;
        private boolean taken;

        Run(Throwable failure) {
            whole = failure;
            rest = failure instanceof GroupFailure group
                    ? group
                    : new GroupFailure("none", new Entry("none", Phase.RUN, failure));
        }

        Uni<?> next() {
            while (left.hasNext() && rest != null) {
                Clause clause = left.next();
                Split split = rest.split(clause.type()::isInstance);
                rest = split.rest().orElse(null);
                Optional<GroupFailure> matched = split.matched();
                if (matched.isPresent()) {
                    taken = true;
                    return Uni.createFrom().deferred(() -> clause.action().apply(matched.get()))
                            .onFailure().recoverWithItem(failure -> {
                                raised.add(failure);
                                return null;
                            })
                            .onItem().transformToUni(ignored -> next());
                }
            }
            return end();
        }

        private Uni<?> end() {
            if (!taken) {
                return Uni.createFrom().failure(whole);
            }
            if (raised.isEmpty()) {
                return rest == null ? Uni.createFrom().nullItem() : Uni.createFrom().failure(rest);
            }
            List<Throwable> failures = new ArrayList<>(raised);
            if (rest != null) {
                failures.add(rest);
            }
            return Uni.createFrom().failure(GroupFailure.of("handler", failures));
        }
    }
}
