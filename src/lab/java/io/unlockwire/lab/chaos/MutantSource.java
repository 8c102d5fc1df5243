package io.unlockwire.lab.chaos;

import io.unlockwire.lab.chaos.Mutant.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The changed types of a mutant: the sources of this very build, edited and compiled. */
final class MutantSource {

    private static final Path PIPELINE = Path.of("src", "main", "java", "io", "unlockwire", "pipeline");

    private MutantSource() {}

    /** Compiles them into the directory, against this JVM's class path. */
    static void compile(Mutant mutant, Path into) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-d", into.toString(), "-nowarn", "-proc:none",
                "-parameters", "--release", "17", "-cp", System.getProperty("java.class.path")));
        Path sources = Files.createTempDirectory(into, "source");
        for (Map.Entry<String, String> type : edited(mutant).entrySet()) {
            Path file = sources.resolve(type.getKey() + ".java");
            Files.writeString(file, type.getValue());
            arguments.add(file.toString());
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, System.err,
                arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(mutant + " does not compile");
        }
        Tree.delete(sources);
    }

    private static Map<String, String> edited(Mutant mutant) throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Edit edit : mutant.edits()) {
            if (!sources.containsKey(edit.type())) {
                sources.put(edit.type(), bare(Files.readString(PIPELINE.resolve(edit.type() + ".java"))));
            }
            sources.compute(edit.type(), (type, source) -> applied(mutant, edit, source));
        }
        return sources;
    }

    private static String applied(Mutant mutant, Edit edit, String source) {
        String from = bare(edit.from()).strip();
        int at = source.indexOf(from);
        if (at < 0 || source.indexOf(from, at + 1) >= 0) {
            throw new IllegalStateException(
                    mutant + ": " + edit.type() + " does not hold exactly once " + from);
        }
        return source.substring(0, at) + edit.to().strip() + source.substring(at + from.length());
    }

    /** Without indentation, so that a change of format does not matter. */
    private static String bare(String source) {
        try (Stream<String> lines = source.lines()) {
            return lines.map(String::strip).collect(Collectors.joining("\n"));
        }
    }
}
