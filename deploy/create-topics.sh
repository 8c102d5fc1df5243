#!/usr/bin/env bash
# Creates the topics that are not there yet and leaves the others alone, so that it may run any number of times.
# Partitions are fixed at creation: a key's partition must never change.
set -euo pipefail

create() {
    local name=$1 partitions=$2 settings=()
    for setting in "${@:3}"; do settings+=(--config "$setting"); done
    /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BOOTSTRAP_SERVERS" --create --if-not-exists \
        --topic "$name" --partitions "$partitions" --replication-factor 1 "${settings[@]}"
}

create unlock.announcements 6 cleanup.policy=delete retention.ms=604800000 max.message.bytes=262144 message.timestamp.type=LogAppendTime
create unlock.claims 24 cleanup.policy=delete retention.ms=604800000 max.message.bytes=262144
create unlock.ledger 24 cleanup.policy=compact segment.ms=3600000 min.cleanable.dirty.ratio=0.1 delete.retention.ms=86400000 max.message.bytes=65536
create unlock.alerts 1 cleanup.policy=delete retention.ms=604800000 max.message.bytes=65536
create unlock.archive 12 cleanup.policy=delete retention.ms=157680000000 max.message.bytes=524288
create unlock.rejected 3 cleanup.policy=delete retention.ms=2592000000 max.message.bytes=524288
create unlock.quotes 1 cleanup.policy=compact segment.ms=3600000 min.cleanable.dirty.ratio=0.1 delete.retention.ms=86400000 max.message.bytes=4096
