/** How long the packaged service takes until it is ready, with and without what a JVM can prepare of it. */
package io.unlockwire.bench.startup;
