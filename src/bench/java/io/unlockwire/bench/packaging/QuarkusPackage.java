package io.unlockwire.bench.packaging;

import io.quarkus.bootstrap.BootstrapException;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.unlockwire.testkit.JavaProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Quarkus application made of classes, on this project's dependencies and without its own classes unless those are
 * the ones given. The packaging runs in a JVM of its own that sees no test library: whatever it can see it takes to be
 * there when the application runs.
 */
public final class QuarkusPackage {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> TOOLS = List.of("/io/quarkus/quarkus-bootstrap-",
            "/io/quarkus/quarkus-fs-util/",
            "/io/quarkus/quarkus-classloader-commons/", "/org/apache/maven/",
            "/org/codehaus/plexus/", "/org/eclipse/sisu/", "/io/smallrye/common/", "/io/smallrye/beanbag/",
            "/io/smallrye/jandex", "/org/jboss/logging/", "/org/jboss/logmanager/", "/org/jboss/slf4j/",
            "/org/slf4j/", "/javax/inject/", "/jakarta/inject/", "/org/apache/httpcomponents/",
            "/org/apache/commons/", "/commons-", "/org/ow2/asm/", "/com/google/guava/",
            "/io/smallrye/config/",
            "/org/eclipse/microprofile/config/");

    private QuarkusPackage() {}

    /**
     * Packages the classes into {@code quarkus-app} under the target and returns its directory; takes seconds. What is
     * there already is replaced.
     *
     * @param classes a directory of classes and resources
     * @param settings of the build, such as {@code quarkus.package.jar.type}
     */
    public static Path of(Path classes, Path target, Map<String, String> settings) throws IOException {
        Path log = Files.createDirectories(target).resolve("packaging.log");
        List<String> arguments = new ArrayList<>(List.of(classes.toString(), target.toString()));
        settings.forEach((key, value) -> arguments.add(key + "=" + value));
        try (JavaProgram program = JavaProgram.start(tools(), QuarkusPackage.class.getName(), log,
                arguments)) {
            if (program.exitCode(PATIENCE) != 0) {
                throw new IllegalStateException("cannot package " + classes + "\n" + program.logTail());
            }
        }
        return target.resolve("quarkus-app");
    }

    /** Arguments: classes, target, settings as {@code key=value}. */
    public static void main(String[] arguments) throws BootstrapException {
        Properties settings = new Properties();
        Arrays.stream(arguments).skip(2).map(each -> each.split("=", 2))
                .forEach(each -> settings.setProperty(each[0], each[1]));
        try (CuratedApplication application = QuarkusBootstrap.builder()
                .setMode(QuarkusBootstrap.Mode.PROD)
                .setApplicationRoot(Path.of(arguments[0]).toAbsolutePath())
                .setProjectRoot(Path.of("").toAbsolutePath())
                .setTargetDirectory(Path.of(arguments[1]).toAbsolutePath())
                .setLocalProjectDiscovery(true)
                .setIsolateDeployment(true)
                .setBuildSystemProperties(settings)
                .setBaseName("packaged")
                .build().bootstrap()) {
            application.createAugmentor().createProductionApplication();
        }
    }

    /** This class and what Quarkus' build runs on. */
    private static String tools() {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        Stream<String> libraries = Arrays.stream(entries)
                .filter(entry -> TOOLS.stream().anyMatch(entry.replace('\\', '/')::contains));
        String own = Path
                .of(QuarkusPackage.class.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
        return Stream.concat(Stream.of(own), libraries).collect(Collectors.joining(File.pathSeparator));
    }
}
