package io.unlockwire.pipeline;

import io.unlockwire.ledger.Known;
import io.unlockwire.unlock.Asset;
import io.unlockwire.unlock.Catalogue;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.Token;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets the unlocks of names that were unknown go on under the assets that the catalogue now knows by
 * them. It only writes to the claims topic: each asset's owner decides about its own unlocks.
 */
@ApplicationScoped
class ResolveCommand implements OperatorCommand {

    private static final String DRY = "--dry-run";

    private final LedgerReadModel ledger;
    private final LedgerTail tail;
    private final Catalogue catalogue;
    private final MoveByClaims move;

    ResolveCommand(LedgerReadModel ledger, LedgerTail tail, Catalogue catalogue, MoveByClaims move) {
        this.ledger = ledger;
        this.tail = tail;
        this.catalogue = catalogue;
        this.move = move;
    }

    @Override
    public String name() {
        return "resolve";
    }

    @Override
    public String usage() {
        return "[--dry-run]  moves the unlocks of unknown names to the assets that the catalogue now knows by them";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        boolean dry = arguments.equals(List.of(DRY));
        if (!dry && !arguments.isEmpty()) {
            return 2;
        }
        tail.awaitEnd();
        Map<String, List<Known>> provisional = ledger.unlocks()
                .filter(known -> !known.token().resolved() && known.status() != Status.EXPIRED)
                .collect(Collectors.groupingBy(known -> known.id().assetId(), TreeMap::new,
                        Collectors.toList()));
        int left = 0;
        for (Map.Entry<String, List<Known>> asset : provisional.entrySet()) {
            Set<String> meant = asset.getValue().stream()
                    .map(this::meant)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            String said = asset.getKey() + " (" + asset.getValue().size() + " unlocks): ";
            if (meant.size() != 1) {
                out.println(said + (meant.isEmpty() ? "still unknown" : "may be any of " + meant));
            } else if (dry) {
                out.println(said + "is " + meant.iterator().next());
            } else {
                MoveByClaims.Result result = move.move(asset.getValue(), meant.iterator().next());
                out.println(said + result.said());
                left += result.complete() ? 0 : 1;
            }
        }
        out.println(provisional.size() + " unknown names, " + left + " to be run again");
        return left == 0 ? 0 : 1;
    }

    private @Nullable String meant(Known known) {
        Token token = known.token();
        LocalDate day = LocalDate.ofInstant(known.firstSeen(), ZoneOffset.UTC);
        Asset asset = catalogue.find(token.name(), token.ticker(), day);
        return asset == null ? null : asset.id();
    }
}
