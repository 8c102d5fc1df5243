package io.unlockwire.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An integration test on the broker of this run. Its methods may ask for
 * <ul>
 * <li>{@link Kafka}: where the broker is,
 * <li>{@link Topics}: created for this test method and deleted after it,
 * <li>{@link Records}: a client, closed after the test method.
 * </ul>
 * What {@code @BeforeAll} asks for lasts for the class, and its methods get the same.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KafkaParameters.class)
public @interface WithKafka {}
