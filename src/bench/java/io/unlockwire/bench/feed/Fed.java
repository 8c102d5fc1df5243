package io.unlockwire.bench.feed;

import io.unlockwire.testkit.Topics;
import java.nio.file.Path;

/** Where a contender's alerts come from, and where it may write. */
record Fed(String bootstrap, Topics topics, Path home) {}
