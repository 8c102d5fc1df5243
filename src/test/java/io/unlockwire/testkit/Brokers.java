package io.unlockwire.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * The broker that the integration tests of one run share: {@code -Dkafka=embedded} (the default) is Apache Kafka in
 * this JVM, {@code -Dkafka=container} the same version in a container. Both are started when first asked for and
 * end with the JVM. Thread-safe.
 */
public final class Brokers {
    private Brokers() {}

    /**
     * Where that broker is, after starting it if need be.
     *
     * @throws IllegalStateException at once, if it cannot be started, without Docker for instance; or if the switch
     *             has a value that means nothing
     */
    public static String bootstrapServers() {
        String choice = System.getProperty("kafka", "embedded");
        return switch (choice) {
            case "embedded" -> ask(SharedBroker.class);
            case "container" -> ask(ContainerBroker.class);
            default ->
                throw new IllegalStateException("-Dkafka=" + choice + ": choose embedded or container");
        };
    }

    /**
     * Asks the copy of that class in the system class loader. Quarkus loads test classes once more for each
     * application that it starts, and each copy would start a broker of its own, on classes that go away with it.
     */
    private static String ask(Class<?> shared) {
        Thread thread = Thread.currentThread();
        ClassLoader callers = thread.getContextClassLoader();
        ClassLoader lasting = ClassLoader.getSystemClassLoader();
        try {
            thread.setContextClassLoader(lasting);
            Method method = Class.forName(shared.getName(), true, lasting)
                    .getDeclaredMethod("bootstrapServers");
            method.setAccessible(true);
            return (String) method.invoke(null);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(callers);
        }
    }
}
