package io.unlockwire.bench.pipeline;

import io.unlockwire.pipeline.Course;
import io.unlockwire.pipeline.KafkaTransactionsContender;
import io.unlockwire.pipeline.RawLoop;
import io.unlockwire.pipeline.SpringContender;
import io.unlockwire.pipeline.StreamsContender;
import io.unlockwire.testkit.ProgramProcess;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Who takes part: each in a JVM of its own, with the same heap, on topics and groups of its own. */
enum Contender {
    OURS("ours"), STREAMS_MEMORY("streams-memory"), STREAMS_ROCKSDB("streams-rocksdb"), RAW(
            "raw"), KAFKA_TRANSACTIONS("kafkatransactions"), SPRING("spring");

    /** A contender at work. */
    interface Running extends AutoCloseable {
        long pid();

        boolean isAlive();

        String logTail();

        void kill();

        @Override
        void close();
    }

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The consumer group that reads announcements or claims. */
    String group(Topics topics, String stage) {
        return topics.prefix() + (label.startsWith("streams") ? "streams" : stage);
    }

    Running start(String bootstrap, Topics topics, boolean whole, Duration market, int threads) {
        Course course = new Course(bootstrap, topics.prefix(), whole, market, threads,
                this == STREAMS_ROCKSDB ? "rocksdb" : "memory");
        return switch (this) {
            case OURS -> service(bootstrap, topics);
            case STREAMS_MEMORY, STREAMS_ROCKSDB -> program(StreamsContender.class, course);
            case RAW -> program(RawLoop.class, course);
            case KAFKA_TRANSACTIONS -> program(KafkaTransactionsContender.class, course);
            case SPRING -> program(SpringContender.class, course);
        };
    }

    private static Running service(String bootstrap, Topics topics) {
        var launch = ServiceProcess.with(bootstrap).on(topics).replica(topics.prefix() + "replica");
        jvm().forEach(launch::jvmOption);
        ServiceProcess service = launch.start();
        return new Running() {
            @Override
            public long pid() {
                return service.pid();
            }

            @Override
            public boolean isAlive() {
                return service.isAlive();
            }

            @Override
            public String logTail() {
                return service.logTail();
            }

            @Override
            public void kill() {
                service.kill();
            }

            @Override
            public void close() {
                service.close();
            }
        };
    }

    private static Running program(Class<?> main, Course course) {
        List<String> options = new ArrayList<>(jvm());
        options.addAll(course.options());
        ProgramProcess program = ProgramProcess.start(main, options, log(main));
        return new Running() {
            @Override
            public long pid() {
                return program.pid();
            }

            @Override
            public boolean isAlive() {
                return program.isAlive();
            }

            @Override
            public String logTail() {
                return program.logTail();
            }

            @Override
            public void kill() {
                program.kill();
            }

            @Override
            public void close() {
                program.close();
            }
        };
    }

    /** The same for every contender. */
    static List<String> jvm() {
        List<String> options = new ArrayList<>();
        options.add("-Xmx" + System.getProperty("bench.heap", "3g"));
        String more = System.getProperty("bench.jvm", "");
        if (!more.isBlank()) {
            options.addAll(List.of(more.split(" ", -1)));
        }
        return options;
    }

    private static Path log(Class<?> main) {
        try {
            Path directory = Files.createDirectories(Path.of("target", "bench-logs"));
            return Files.createTempFile(directory, main.getSimpleName() + "-", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
