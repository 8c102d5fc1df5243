package io.unlockwire.taskgroup;

import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cold Uni: opens a group for each subscription. */
final class GroupUni<R> extends AbstractUni<R> {

    private final Settings settings;
    private final Function<? super TaskGroup<R>, ?> body;
    /** The first subscription; racing ones may each think they are. */
    private @Nullable Object origin;

    /** The body gives a {@code Supplier} or a {@code Uni}. */
    GroupUni(Settings settings, Function<? super TaskGroup<R>, ?> body) {
        this.settings = settings;
        this.body = body;
    }

    @Override
    public void subscribe(UniSubscriber<? super R> down) {
        Object first = origin;
        Group<R> group = new Group<>(settings, down, first);
        if (first == null) {
            origin = group;
        }
        group.open(body);
    }
}
