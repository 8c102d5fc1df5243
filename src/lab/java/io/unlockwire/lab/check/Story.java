package io.unlockwire.lab.check;

import io.unlockwire.lab.traffic.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * What must come of one unlock, as told by its announcements: the alerts in their order. The id is the
 * service's own, and is learnt from the archive.
 */
final class Story {

    /** An alert that must be there. */
    record Must(int revision, String kind, String amount, long at) {}

    private final int unlock;
    private final List<Must> musts = new ArrayList<>();
    private String id = "";

    Story(int unlock) {
        this.unlock = unlock;
    }

    /** In the order in which they were sent. */
    void hear(Fact fact) {
        switch (fact.part()) {
            case TELLS -> {
                if (musts.isEmpty()) {
                    must(fact, "NEW");
                }
            }
            case CORRECTS -> must(fact, "REVISED");
            case POSTPONES -> must(fact, "POSTPONED");
            case CANCELS -> must(fact, "CANCELLED");
            case STALE, CHATTER, POISON -> throw new IllegalArgumentException("of no unlock: " + fact);
        }
    }

    /** False if it is known under another id. */
    boolean is(String unlockId) {
        if (id.isEmpty()) {
            id = unlockId;
        }
        return id.equals(unlockId);
    }

    String id() {
        return id;
    }

    int unlock() {
        return unlock;
    }

    List<Must> musts() {
        return musts;
    }

    String key(Must must) {
        return id + ":" + must.revision() + ":" + must.kind();
    }

    Must last() {
        return musts.get(musts.size() - 1);
    }

    boolean cancelled() {
        return last().kind().equals("CANCELLED");
    }

    private void must(Fact fact, String kind) {
        musts.add(new Must(musts.size() + 1, kind, fact.amount(), fact.at()));
    }
}
