/**
 * What integration tests, the lab and the demo stand on: a real Kafka without Docker, its topics, records in and
 * out, and the packaged service as a child process. Never packaged.
 */
@org.jspecify.annotations.NullMarked
package io.unlockwire.testkit;
