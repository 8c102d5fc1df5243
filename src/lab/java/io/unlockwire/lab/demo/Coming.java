package io.unlockwire.lab.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A token whose unlock is minutes ahead, in plausible but invented amounts. */
record Coming(String token, String millions) {
    private static final BigDecimal WAN_IN_A_MILLION = BigDecimal.valueOf(100);
    private static final List<Coming> TURNS = List.of(
            new Coming("Sui (SUI)", "12.6"),
            new Coming("Jito (JTO)", "11.3"),
            new Coming("Worldcoin (WLD)", "37.2"),
            new Coming("LayerZero (ZRO)", "24.7"),
            new Coming("dYdX (DYDX)", "4.2"),
            new Coming("ether.fi (ETHFI)", "8.5"),
            new Coming("Ondo (ONDO)", "19.4"),
            new Coming("Pyth Network (PYTH)", "58.3"),
            new Coming("Injective (INJ)", "2.6"),
            new Coming("Axelar (AXL)", "13.9"),
            new Coming("Pendle (PENDLE)", "1.2"),
            new Coming("AltLayer (ALT)", "24.4"));

    /** The first of the two whose turn it is; the same two come again after six starts. */
    static Coming first(int start) {
        return TURNS.get(2 * start % TURNS.size());
    }

    static Coming second(int start) {
        return TURNS.get((2 * start + 1) % TURNS.size());
    }

    Map<String, String> words(String prefix) {
        String wan = new BigDecimal(millions).multiply(WAN_IN_A_MILLION).stripTrailingZeros().toPlainString();
        return Map.of(prefix, token, prefix + "Millions", millions, prefix + "Wan", wan);
    }
}
