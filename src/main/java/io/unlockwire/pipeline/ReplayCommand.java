package io.unlockwire.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.util.List;

/** Sends what was rejected to where it came from once more. */
@ApplicationScoped
class ReplayCommand implements OperatorCommand {

    private final KafkaClients clients;
    private final TopicNames topics;

    ReplayCommand(KafkaClients clients, TopicNames topics) {
        this.clients = clients;
        this.topics = topics;
    }

    @Override
    public String name() {
        return "replay-rejected";
    }

    @Override
    public String usage() {
        return "[--cause=WORD]… [--from=INSTANT] [--to=INSTANT] [--dry-run]  sends what was rejected once more";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        return Options.exitCode(out,
                () -> ReplayRejected.of(new Options(name(), arguments), clients, topics).run(out));
    }
}
