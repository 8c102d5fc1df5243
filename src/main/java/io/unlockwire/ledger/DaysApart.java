package io.unlockwire.ledger;

import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rule 9: one to two days apart, and alike in amount or a power of ten apart: the dates disagree.
 * What else the claim fits as well may be the same unlock, told before anything lay between.
 */
final class DaysApart implements NearestFirst.Pairing {

    static final int NUMBER = 9;

    @Override
    public @Nullable Finding find(Case of, Neighbour near) {
        Known known = near.known();
        Set<Flag> flags = EnumSet.of(Flag.DATE_CONFLICT);
        if (!Amounts.alike(of.says(), known.shown())) {
            if (!Amounts.slipped(of.says(), known.shown())) {
                return null;
            }
            flags.add(Flag.UNIT_SLIP_SUSPECTED);
        }
        List<Known> others = of.near().stream()
                .map(Neighbour::known)
                .filter(other -> !other.equals(known) && Amounts.alike(of.says(), other.shown()))
                .toList();
        return Finding.isOrOneOf(NUMBER, Verdict.CONFLICT, known, flags, others);
    }
}
