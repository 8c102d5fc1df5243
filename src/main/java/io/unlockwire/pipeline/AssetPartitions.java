package io.unlockwire.pipeline;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Which partition an asset lives on, in claims and ledger alike. Our own choice of hash (murmur2
 * of the UTF-8 bytes, sign bit off, modulo), so that no client library's default can move an asset
 * away from its state.
 */
record AssetPartitions(int count) {

    int of(String assetId) {
        return Utils.toPositive(Utils.murmur2(assetId.getBytes(StandardCharsets.UTF_8))) % count;
    }
}
