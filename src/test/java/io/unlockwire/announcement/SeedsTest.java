package io.unlockwire.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aSeedIsReadExactlyAsPublished(int index) {
        JsonNode seed = Seeds.all().get(index);

        JsonNode answer = Seeds.JSON.valueToTree(Seeds.preview(seed.get("announcement").toString()));

        assertThat(answer.toPrettyString()).isEqualTo(seed.get("preview").toPrettyString());
    }
}
