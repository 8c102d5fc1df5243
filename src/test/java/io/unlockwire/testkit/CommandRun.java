package io.unlockwire.testkit;

/** How an operator's command ended, and what it said. */
public record CommandRun(int exitCode, String output) {}
