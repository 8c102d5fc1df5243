package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RejectedRecordTest {

    @Test
    void it_holds_the_bytes_the_cause_and_the_place() {
        byte[] value = {1, 2, 3};
        RejectedRecord rejected = RejectedRecord.of(record(new byte[]{9}, value), "NOT_UTF8", "byte 0");
        assertThat(rejected.original()).isEqualTo(value);
        assertThat(rejected.key()).containsExactly(9);
        assertThat(rejected.topic() + "/" + rejected.partition() + "/" + rejected.offset())
                .isEqualTo("t/4/17");
        assertThat(rejected.truncated()).isFalse();
    }

    @Test
    void absence_stays_absent() {
        RejectedRecord rejected = RejectedRecord.of(record(null, null), "NULL_VALUE", "");
        assertThat(rejected.original()).isNull();
        assertThat(rejected.key()).isNull();
        assertThat(rejected.truncated()).isFalse();
    }

    @Test
    void what_would_not_fit_the_topic_is_cut_and_says_so() {
        RejectedRecord rejected = RejectedRecord.of(record(null, new byte[RejectedRecord.MAX_ORIGINAL + 1]),
                "FAILED",
                "x".repeat(5000));
        assertThat(rejected.original()).hasSize(RejectedRecord.MAX_ORIGINAL);
        assertThat(rejected.detail()).hasSize(1000);
        assertThat(rejected.truncated()).isTrue();
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        return new ConsumerRecord<>("t", 4, 17, key, value);
    }
}
