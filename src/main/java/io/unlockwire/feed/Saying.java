package io.unlockwire.feed;

import org.jspecify.annotations.Nullable;

/** One thing to say, then another stage. */
final class Saying implements Stage {

    private final Stage then;
    private @Nullable Step first;

    Saying(Step first, Stage then) {
        this.first = first;
        this.then = then;
    }

    @Override
    public Step next() {
        Step step = first;
        first = null;
        return step == null ? new Step.Become(then) : step;
    }
}
