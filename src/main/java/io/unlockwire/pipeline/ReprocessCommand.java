package io.unlockwire.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.util.List;

/** Sets a stage back to an earlier moment. */
@ApplicationScoped
class ReprocessCommand implements OperatorCommand {

    private final KafkaClients clients;
    private final TopicNames topics;
    private final PipelineConfig config;

    ReprocessCommand(KafkaClients clients, TopicNames topics, PipelineConfig config) {
        this.clients = clients;
        this.topics = topics;
        this.config = config;
    }

    @Override
    public String name() {
        return "reprocess";
    }

    @Override
    public String usage() {
        return "--stage=intake|resolution --from=INSTANT|earliest [--dry-run]  sets a stage back to that moment";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        return Options.exitCode(out, () -> Reprocess
                .of(new Options(name(), arguments), clients, topics, config.groupPrefix()).run(out));
    }
}
