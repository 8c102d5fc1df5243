package io.unlockwire.lab.traffic;

/** The part that an announcement plays, and so what must become of it. */
public enum Part {
    /** Tells an unlock, for the first time or as a copy of another source's word. */
    TELLS("CLAIM"),
    /** Its first teller states another amount. */
    CORRECTS("CLAIM"),
    /** Its first teller moves it to a later day. */
    POSTPONES("CLAIM"),
    /** Its first teller takes it back. */
    CANCELS("CLAIM"),
    /** Tells an unlock that lies too far in the past. */
    STALE("CLAIM"),
    /** Claims nothing. */
    CHATTER("NO_CLAIM"),
    /** Cannot be read. */
    POISON("REJECTED");

    private final String fate;

    Part(String fate) {
        this.fate = fate;
    }

    /** Where it must end: CLAIM, NO_CLAIM or REJECTED. */
    public String fate() {
        return fate;
    }
}
