/** What processes cost, as Linux tells it under {@code /proc}. */
package io.unlockwire.bench.process;
