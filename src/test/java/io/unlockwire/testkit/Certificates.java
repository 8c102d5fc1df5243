package io.unlockwire.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Keys and certificates of those who take part in a test, each signed by itself and trusted by name, in the forms that
 * Kafka and Quarkus read. Made by the JDK's keytool in that directory.
 *
 * @param directory holds {@code <name>.p12}, {@code <name>.crt}, {@code <name>.key} and {@code trust-<name>.p12}
 */
public record Certificates(Path directory) {

    public static final String PASSWORD = "changeit";

    private static final String KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool")
            .toString();

    /** A key for that name, good for localhost. */
    public Certificates of(String name) {
        Path store = p12(name);
        keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext",
                "SAN=dns:localhost,ip:127.0.0.1", "-validity", "30", "-keystore", store.toString());
        keytool("-exportcert", "-rfc", "-alias", name, "-file", crt(name).toString(), "-keystore",
                store.toString());
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            byte[] key = keys.getKey(name.toLowerCase(Locale.ROOT), PASSWORD.toCharArray()).getEncoded();
            Files.writeString(key(name), "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Who that name believes. */
    public Path trusting(String name, String... others) {
        Path store = directory.resolve("trust-" + name + ".p12");
        for (String other : others) {
            keytool("-importcert", "-noprompt", "-alias", other, "-file", crt(other).toString(), "-keystore",
                    store.toString());
        }
        return store;
    }

    public Path p12(String name) {
        return directory.resolve(name + ".p12");
    }

    public Path crt(String name) {
        return directory.resolve(name + ".crt");
    }

    public Path key(String name) {
        return directory.resolve(name + ".key");
    }

    private static void keytool(String... arguments) {
        List<String> command = new ArrayList<>(List.of(KEYTOOL));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Command.Ended ended = Command.within(Duration.ofMinutes(1)).run(command.toArray(String[]::new));
        if (ended.code() != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + ": " + ended.said());
        }
    }
}
