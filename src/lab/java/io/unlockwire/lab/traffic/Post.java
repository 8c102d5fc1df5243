package io.unlockwire.lab.traffic;

/** One announcement to send, and the truth about it. */
public record Post(int partition, byte[] value, Fact fact) {}
