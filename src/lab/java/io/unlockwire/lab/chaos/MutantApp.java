package io.unlockwire.lab.chaos;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The packaged service with a mutant's types in the place of its own. */
final class MutantApp {

    private MutantApp() {}

    static Path build(Mutant mutant, Path app, Path home) throws IOException {
        Path into = Files.createDirectories(home).resolve(mutant.name().toLowerCase(Locale.ROOT));
        if (Files.exists(into)) {
            Tree.delete(into);
        }
        Tree.copy(app, into);
        Path classes = Files.createTempDirectory("mutant");
        MutantSource.compile(mutant, classes);
        try (Stream<Path> jars = Files.list(into.resolve("app"));
                FileSystem jar = FileSystems.newFileSystem(jars.findFirst().orElseThrow());
                FileSystem transformed = FileSystems
                        .newFileSystem(into.resolve("quarkus").resolve("transformed-bytecode.jar"))) {
            for (Path type : classes(classes)) {
                String name = classes.relativize(type).toString();
                if (Files.exists(transformed.getPath(name)) || !Files.exists(jar.getPath(name))) {
                    throw new IllegalStateException(
                            name + " is not in the packaged service as it was compiled");
                }
                Files.copy(type, jar.getPath(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Tree.delete(classes);
        return into;
    }

    private static List<Path> classes(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.toString().endsWith(".class")).toList();
        }
    }
}
