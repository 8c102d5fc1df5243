package io.unlockwire.unlock;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What another row of the same post says of the same asset: two rows never speak of one unlock. */
public record Sibling(@Nullable BigDecimal amount, @Nullable BigDecimal amountPrecision,
        UnlockTime unlockAt) {

    /** How many rows before a claim, and how many after it, are its siblings at most. */
    private static final int REACH = 8;

    /** Of each claim of a post, in their order: the next rows of its asset, up to 8 before and 8 after it. */
    public static List<List<Sibling>> among(List<Claim> post) {
        Map<String, List<Claim>> assets = new HashMap<>();
        List<Integer> places = new ArrayList<>();
        for (Claim claim : post) {
            List<Claim> rows = assets.computeIfAbsent(claim.token().assetId(), k -> new ArrayList<>());
            places.add(rows.size());
            rows.add(claim);
        }
        List<List<Sibling>> siblings = new ArrayList<>();
        for (int i = 0; i < post.size(); i++) {
            siblings.add(
                    around(assets.getOrDefault(post.get(i).token().assetId(), List.of()), places.get(i)));
        }
        return List.copyOf(siblings);
    }

    private static List<Sibling> around(List<Claim> rows, int place) {
        List<Sibling> others = new ArrayList<>();
        for (int i = Math.max(0, place - REACH); i < Math.min(rows.size(), place + REACH + 1); i++) {
            if (i != place) {
                Claim row = rows.get(i);
                others.add(new Sibling(row.amount(), row.amountPrecision(), row.unlockAt()));
            }
        }
        return List.copyOf(others);
    }
}
