/** The pipeline beside its alternatives: speed, delay, recovery, and whether what came out is right. */
package io.unlockwire.bench.pipeline;
