package io.unlockwire.ops;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The service; or, with arguments, one operator's command on the same configuration, which ends by itself. */
@QuarkusMain
public final class Unlockwire {

    private Unlockwire() {}

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            Quarkus.run(arguments);
        } else {
            CommandLine.settings().forEach(System::setProperty);
            Quarkus.run(CommandLine.class, arguments);
        }
    }
}
