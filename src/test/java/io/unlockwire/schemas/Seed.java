package io.unlockwire.schemas;

import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Report;
import io.unlockwire.unlock.Token;
import java.util.List;

/** One of the four founding announcements, read. */
record Seed(String assetId, Report report) {

    static final List<Seed> ALL = List.of(
            seed(new Token("zkSync", "ZK", "zksync"), Telling.relayedBy("ChainCatcher")
                    .amount("17314000", "1000").at("2026-04-16T16:00:00Z").value("2660000")
                    .coordinates(0, 0)),
            seed(new Token("Immutable X", "IMX", "immutable-x"), Telling.by("RootData")
                    .amount("9620000", "10000").at(Telling.hour("2026-04-18T00:00:00Z", "UTC+08:00"))
                    .coordinates(1, 0)),
            seed(new Token("Kaito", "KAITO", "kaito"), Telling.by("RootData")
                    .amount("12110000", "10000").at("2026-04-20T04:00:00Z").value("4860000")
                    .coordinates(2, 0)),
            seed(new Token("Quai Network", "QUAI", "quai-network"), Telling.relayedBy("ChainCatcher")
                    .amount("43020000", "10000").at("2026-04-19T13:00:00Z").value("1250000")
                    .coordinates(3, 0)));

    private static Seed seed(Token token, Telling telling) {
        return new Seed(token.assetId(), telling.of(token).report());
    }

    @Override
    public String toString() {
        return assetId;
    }
}
