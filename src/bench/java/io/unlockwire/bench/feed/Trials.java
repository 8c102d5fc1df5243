package io.unlockwire.bench.feed;

import java.io.IOException;
import java.nio.file.Path;

/** Trials of one contender at work, one after the other. */
record Trials(Server server, AlertFlow flow, Path home) {

    Trial trial() throws IOException {
        return new Trial(server, flow, home);
    }
}
