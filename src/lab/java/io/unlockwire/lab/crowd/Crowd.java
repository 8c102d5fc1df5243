package io.unlockwire.lab.crowd;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Holds followers as it is told over one connection to the port of its argument: an {@link Order} a line, as JSON, each
 * answered by a line with a {@link Tally}. It ends with that connection. Linux only: followers come from the addresses
 * 127.0.0.2 to 127.0.0.9. A JVM raises its limit of open files to the hard one by itself, so {@code ulimit -Hn} bounds
 * how many followers there can be.
 */
public final class Crowd {

    private Crowd() {}

    public static void main(String[] arguments) throws Exception {
        Followers followers = new Followers();
        Thread thread = new Thread(followers, "followers");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        thread.start();
        try (ServerSocket server = new ServerSocket(Integer.parseInt(arguments[0]), 1,
                InetAddress.getLoopbackAddress());
                Socket teller = server.accept()) {
            listen(followers, teller);
        }
    }

    private static void listen(Followers followers, Socket teller) throws IOException {
        ObjectMapper json = new ObjectMapper();
        BufferedReader orders = new BufferedReader(
                new InputStreamReader(teller.getInputStream(), StandardCharsets.UTF_8));
        OutputStream answers = teller.getOutputStream();
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            Tally tally = followers.obey(json.readValue(line, Order.class)).join();
            answers.write((json.writeValueAsString(tally) + "\n").getBytes(StandardCharsets.UTF_8));
            answers.flush();
        }
    }
}
