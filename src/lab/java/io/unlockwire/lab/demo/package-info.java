/** The demo and dev mode: Kafka, the service and announcements to look at, by one command. */
@org.jspecify.annotations.NullMarked
package io.unlockwire.lab.demo;
