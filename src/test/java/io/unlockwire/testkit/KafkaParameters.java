package io.unlockwire.testkit;

import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the parameters that {@link WithKafka} promises. */
final class KafkaParameters implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(KafkaParameters.class);
    private static final Map<Class<?>, Supplier<Object>> PARAMETERS = Map.of(
            Kafka.class, () -> new Kafka(Brokers.bootstrapServers()),
            Topics.class, LentTopics::new,
            Records.class, () -> new Records(Brokers.bootstrapServers()));

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Object made = context.getStore(NAMESPACE).computeIfAbsent(type, key -> PARAMETERS.get(type).get());
        return made instanceof LentTopics lent ? lent.topics : made;
    }

    private static final class LentTopics implements AutoCloseable {
        private final Topics topics = Topics.fresh().create(Brokers.bootstrapServers());

        @Override
        public void close() {
            topics.delete(Brokers.bootstrapServers());
        }
    }
}
