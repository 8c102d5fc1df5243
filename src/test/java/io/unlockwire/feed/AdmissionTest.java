package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

    private long now;

    @Test
    void anAddressMayComeInABurstAndThenAtItsRate() {
        Admission admission = admission(100, 100, 2, 3);
        assertThat(refusals(admission, "a", 4)).containsExactly(null, null, null, Refusal.RATE);
        assertThat(admission.enter("b")).isNull();
        now += Duration.ofMillis(500).toNanos();
        assertThat(refusals(admission, "a", 2)).containsExactly(null, Refusal.RATE);
    }

    @Test
    void whoLeavesMakesRoomForItsAddress() {
        Admission admission = admission(3, 2, 100, 100);
        assertThat(refusals(admission, "a", 3)).containsExactly(null, null, Refusal.ADDRESS);
        assertThat(refusals(admission, "b", 2)).containsExactly(null, Refusal.TOTAL);
        admission.leave("a");
        assertThat(admission.enter("a")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "192.0.2.7| |192.0.2.7",
            "192.0.2.7|1.2.3.4|192.0.2.7",
            "10.0.0.1|192.0.2.9|192.0.2.9",
            "10.0.0.1|6.6.6.6, 192.0.2.9|192.0.2.9",
            "10.0.0.1|6.6.6.6, 192.0.2.9, 10.200.3.4|192.0.2.9",
            "10.0.0.1|nonsense|10.0.0.1",
            "::ffff:10.0.0.1|192.0.2.9|192.0.2.9",
            "2001:db8:1:2:3::4| |20:01:0d:b8:00:01:00:02",
            "fd00::1|2001:db8:1:2:9::9|20:01:0d:b8:00:01:00:02",
            "172.31.0.1|9.9.9.9|9.9.9.9", "172.32.0.1|9.9.9.9|172.32.0.1"})
    void aClientIsCountedUnderTheNearestAddressThatNoTrustedProxyStandsFor(String peer, String forwarded,
            String counted) {
        ClientAddress addresses = new ClientAddress(List.of("10.0.0.0/8", "172.16.0.0/12", "fd00::/8"));
        assertThat(addresses.of(peer, forwarded == null ? List.of() : List.of(forwarded))).isEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "10.0.0.0/33", "", "10.0.0.0/x"})
    void aNetworkThatIsNoneIsRefused(String network) {
        assertThatThrownBy(() -> new ClientAddress(List.of(network)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Admission admission(int most, int byAddress, int rate, int burst) {
        return new Admission(most, byAddress, new ConnectRate(rate, burst, () -> now));
    }

    private static Refusal[] refusals(Admission admission, String address, int times) {
        Refusal[] refusals = new Refusal[times];
        for (int i = 0; i < times; i++) {
            refusals[i] = admission.enter(address);
        }
        return refusals;
    }
}
