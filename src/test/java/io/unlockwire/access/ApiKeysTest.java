package io.unlockwire.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

    @Test
    void aKeyIsFoundByItsHashAlone() {
        String key = "k".repeat(40);
        ApiKeys keys = ApiKeys.configured(
                Map.of("desk", TestKeys.hash(key)));
        assertThat(keys.find(key)).isNotNull().extracting(Credential::holder).isEqualTo("desk");
        assertThat(keys.find(key + "x")).isNull();
        assertThat(keys.find("short")).isNull();
        assertThat(keys.of("desk")).isNotNull();
        assertThat(keys.of("other")).isNull();
    }

    @Test
    void aHashThatIsNoneStopsTheStartAndIsNotQuoted() {
        assertThatThrownBy(() -> ApiKeys.configured(Map.of("desk", "the-key-itself")))
                .hasMessageContaining("desk").hasMessageNotContaining("the-key-itself");
    }
}
