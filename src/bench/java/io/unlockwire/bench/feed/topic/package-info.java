/** The alerts topic as those alternatives read it that have no reader of their own. */
package io.unlockwire.bench.feed.topic;
