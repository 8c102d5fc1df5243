package io.unlockwire.ledger;

import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The unlocks of one asset as they come to be known, claim by claim. */
final class Book {

    private final Resolver resolver;
    private final Map<String, Known> known = new LinkedHashMap<>();

    Book() {
        this(LedgerRules.defaults());
    }

    Book(LedgerRules rules) {
        resolver = new Resolver(rules);
    }

    Decision tell(Telling telling) {
        return tell(telling.report());
    }

    Decision tell(Report report) {
        Decision decision = resolver.resolve(List.copyOf(known.values()), report);
        decision.forgotten().forEach(id -> known.remove(id.value()));
        if (decision.stored()) {
            known.put(decision.after().id().value(), decision.after());
        }
        return decision;
    }

    void keep(Known state) {
        known.put(state.id().value(), state);
    }

    List<Known> unlocks() {
        return List.copyOf(known.values());
    }

    Known only() {
        if (known.size() != 1) {
            throw new AssertionError("not one unlock but " + known.keySet());
        }
        return known.values().iterator().next();
    }
}
