package io.unlockwire.pipeline;

/**
 * The topics, all behind one prefix: {@code unlock.} in production, a prefix of its own for each
 * test.
 */
record TopicNames(String prefix) {

    String announcements() {
        return prefix + "announcements";
    }

    String claims() {
        return prefix + "claims";
    }

    String ledger() {
        return prefix + "ledger";
    }

    String alerts() {
        return prefix + "alerts";
    }

    String archive() {
        return prefix + "archive";
    }

    String rejected() {
        return prefix + "rejected";
    }
}
