package io.unlockwire.pipeline;

import java.io.PrintStream;
import java.util.List;

/** What an operator asks for by name, once; it ends by itself and may be run again without harm. */
public interface OperatorCommand {

    /** The first argument of the command line. */
    String name();

    /** The further arguments, and in a few words what it does. */
    String usage();

    /**
     * Does it and says what was done. Blocks, within a bound.
     *
     * @param arguments those after the name
     * @return the exit code: 0 once everything is as it should be, 1 if it is to be run again, 2 for
     *         arguments that it does not know
     */
    int run(List<String> arguments, PrintStream out);
}
