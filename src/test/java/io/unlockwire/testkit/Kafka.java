package io.unlockwire.testkit;

/**
 * The broker that a test works with.
 *
 * @param bootstrapServers where clients find it
 */
public record Kafka(String bootstrapServers) {}
