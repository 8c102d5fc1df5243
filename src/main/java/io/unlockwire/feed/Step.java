package io.unlockwire.feed;

/** What comes next for a client. */
sealed interface Step {

    /** Nothing at present. */
    Step IDLE = new Idle();

    /** Does it to the client; whether to ask for another step at once. */
    boolean apply(Taker client);

    /** Who carries steps out. */
    interface Taker {

        void write(Write some);

        void reset(Jump jump);

        void become(Stage next);

        void end(Closing why);
    }

    /** From where events come. */
    enum Source {
        LIVE, RING, KAFKA, SNAPSHOT
    }

    /**
     * Some bytes to write.
     *
     * @param events how many alerts are in them
     * @param oldest when Kafka stamped the first of them, in epoch milliseconds
     */
    record Write(Payload bytes, int events, Source source, long oldest) implements Step {

        static Write control(byte[] block) {
            return new Write(Payload.of(block), 0, Source.LIVE, 0);
        }

        @Override
        public boolean apply(Taker client) {
            client.write(this);
            return true;
        }
    }

    /** The client is told that its stream does not go on where it left it. */
    record Jump(Reset why, Payload block) implements Step {

        @Override
        public boolean apply(Taker client) {
            client.reset(this);
            return true;
        }
    }

    /** Nothing until something happens. */
    record Idle() implements Step {

        @Override
        public boolean apply(Taker client) {
            return false;
        }
    }

    /** This stage is over; the next one is asked. */
    record Become(Stage next) implements Step {

        @Override
        public boolean apply(Taker client) {
            client.become(next);
            return true;
        }
    }

    /** The stream ends here; the client comes back and goes on from its last id. */
    record End(Closing why) implements Step {

        @Override
        public boolean apply(Taker client) {
            client.end(why);
            return false;
        }
    }
}
