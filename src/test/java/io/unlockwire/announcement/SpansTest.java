package io.unlockwire.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A span is the words of the text as posted, whatever stands before them and however they are written. */
class SpansTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "🚀🔓 ", "ﬁnal call: ", "𝗛𝗘𝗔𝗗𝗦 𝗨𝗣 ", "㋃ news: ", "שלום ", "½ ™ º ",
            "🇺🇸\u200D "})
    void eachFieldPointsAtItsWords(String before) {
        String text = before
                + "Arbitrum (ARB) will unlock 92.65 million tokens on April 20 at 13:00 UTC, worth"
                + " $27.8 million (1.87% of circulating supply), Tokenomist data shows via ChainCatcher.";

        assertThat(words(text)).isEqualTo(Map.of("token", "Arbitrum (ARB)", "amount", "92.65 million",
                "unlockAt",
                "April 20 at 13:00 UTC", "valueUsd", "$27.8 million", "percentage", "1.87%", "dataSource",
                "Tokenomist", "relay", "ChainCatcher"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"９２．６５ million", "𝟗𝟐.𝟔𝟓 million", "𝟵𝟮.𝟲𝟱 𝗺𝗶𝗹𝗹𝗶𝗼𝗻",
            "92.65 𝘮𝘪𝘭𝘭𝘪𝘰𝘯"})
    void anAmountInOtherLettersPointsAtThemAsPosted(String amount) {
        assertThat(words("🚀 Arbitrum will unlock " + amount + " tokens on April 20.")).containsEntry(
                "amount",
                amount);
    }

    private static Map<String, String> words(String text) {
        Preview preview = Seeds.preview(text);
        assertThat(preview.claims()).as("%s", preview).hasSize(1);
        Map<String, String> words = new TreeMap<>();
        preview.claims().get(0).spans()
                .forEach((field, span) -> words.put(field, text.substring(span.from(), span.to())));
        return words;
    }
}
