package io.unlockwire.lab.crowd;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/** What the crowd is told to do; each is answered with a {@link Tally}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "order")
@JsonSubTypes({
        @JsonSubTypes.Type(value = Order.Come.class, name = "come"),
        @JsonSubTypes.Type(value = Order.Leave.class, name = "leave"),
        @JsonSubTypes.Type(value = Order.Return.class, name = "return"),
        @JsonSubTypes.Type(value = Order.Rove.class, name = "rove"),
        @JsonSubTypes.Type(value = Order.Count.class, name = "count"),
        @JsonSubTypes.Type(value = Order.Forget.class, name = "forget")})
public sealed interface Order {

    /**
     * More followers; answered once each has been let in or has failed.
     *
     * @param stalled how many of them take nothing after the head of the answer
     * @param from the number of the first event that they must see
     */
    record Come(int port, String path, Map<String, String> headers, int count, int stalled,
            long from) implements Order {}

    /** All cut their connections; what they have seen they remember. */
    record Leave() implements Order {}

    /** All come back at once and go on from their last id; answered once each has been let in or has failed. */
    record Return() implements Order {}

    /**
     * From now on whoever's stream ends, or is not let in, comes back within a second or so, to the next of these ports,
     * and goes on from its last id.
     */
    record Rove(List<Integer> ports) implements Order {}

    /** Tells what was seen. */
    record Count() implements Order {}

    /** Tells what was seen and counts anew; each follower's place stays. */
    record Forget() implements Order {}
}
