package io.unlockwire.ops;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import io.unlockwire.pipeline.OperatorCommand;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Runs the one operator's command that the arguments name, in a process that neither serves nor decides. */
@Singleton
@Unremovable
public class CommandLine implements QuarkusApplication {

    private static final int MISUSED = 2;

    private final List<OperatorCommand> commands;
    private final PrintStream out;

    CommandLine(@Any Instance<OperatorCommand> commands) {
        this.commands = commands.stream().sorted(Comparator.comparing(OperatorCommand::name)).toList();
        this.out = System.out;
    }

    /** What tells such a process from a replica: no port is opened, and no partition taken over. */
    static Map<String, String> settings() {
        return Map.of("quarkus.http.host-enabled", "false",
                "quarkus.management.host-enabled", "false",
                "mp.messaging.incoming.announcements.enabled", "false",
                "mp.messaging.incoming.claims.enabled", "false",
                "mp.messaging.outgoing.announcements-out.enabled", "false",
                "quarkus.log.level", "WARN",
                "quarkus.log.console.stderr", "true");
    }

    @Override
    public int run(String... arguments) {
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        int code = commands.stream()
                .filter(command -> command.name().equals(arguments[0]))
                .findFirst()
                .map(command -> command.run(rest, out))
                .orElse(MISUSED);
        if (code == MISUSED) {
            commands.forEach(command -> out.println(command.name() + " " + command.usage()));
        }
        out.flush();
        return code;
    }
}
