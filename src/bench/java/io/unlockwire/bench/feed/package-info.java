/** The live feed beside its alternatives: the same crowd, the same topic, the same events. */
package io.unlockwire.bench.feed;
