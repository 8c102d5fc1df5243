package io.unlockwire.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.unlock.Change;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an announcement says has changed, read at 2026-04-15 08:00 UTC. */
class ChangesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "Starknet (STRK) has postponed its unlock of 127 million tokens from May 1 to May 5 at 10:00 UTC.",
            "Starknet (STRK) has postponed its unlock of 127 million tokens, planned for May 1, to May 5 at 10:00 UTC.",
            "Starknet (STRK) pushes back the token unlock from May 1 at 09:30 UTC to May 5 at 10:00 UTC.",
            "The STRK unlock scheduled for May 1 is delayed until May 5, 10:00 UTC.",
            "Starknet: token unlock rescheduled, May 1 → May 5, 10:00 UTC.",
            "Starknet's token unlock is delayed. Originally set for May 1, it will now take place on May 5 at 10:00 UTC.",
            "Starknet（STRK）将原定于5月1日的代币解锁推迟至 UTC 时间5月5日10:00。",
            "Starknet (STRK) aplaza el desbloqueo de tokens del 1 de mayo al 5 de mayo a las 10:00 UTC.",
            "Starknet (STRK) adia o desbloqueio de tokens de 1 de maio para 5 de maio às 10:00 UTC."})
    void aPostponementTellsTheNewTimeToTheMinuteAndTheOldDay(String text) {
        Preview.Row row = only(text);

        assertThat(row.unlockAt().from()).isEqualTo(Instant.parse("2026-05-05T10:00:00Z"));
        assertThat(row.unlockAt().precision()).hasToString("MINUTE");
        assertThat(row.change().cue()).isEqualTo(Change.Cue.POSTPONED);
        assertThat(row.change().old().unlockAt().from().toString()).startsWith("2026-05-01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "Starknet reduces its April 20 token unlock from 127 million to 64 million STRK.; 64000000; 127000000",
            "Correction: Aptos (APT) unlocks 11.31 million tokens on April 20, not 13.11 million.; 11310000; 13110000",
            "更正：Aptos（APT）4月20日解锁数量由1311万枚调整为1131万枚。; 11310000; 13110000"})
    void aCorrectedAmountTellsTheNewAndTheOld(String text, BigDecimal now, BigDecimal before) {
        Preview.Row row = only(text);

        assertThat(row.amount()).isEqualByComparingTo(now);
        assertThat(row.change().cue()).isEqualTo(Change.Cue.CORRECTED);
        assertThat(row.change().old().amount()).isEqualByComparingTo(before);
        assertThat(row.unlockAt().from().toString()).startsWith("2026-04-");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "dYdX has cancelled the token unlock of 30 million DYDX planned for May 1.; CANCELLED",
            "Sei brings its unlock of 55 million SEI forward from May 15 to May 10.; ADVANCED",
            "Sui 取消原定于5月1日的代币解锁。; CANCELLED", "Sui 将代币解锁由5月9日提前至5月2日。; ADVANCED"})
    void eachKindOfChangeHasItsCue(String text, Change.Cue cue) {
        assertThat(only(text).change().cue()).isEqualTo(cue);
    }

    private static Preview.Row only(String text) {
        Preview preview = Seeds.preview(text);
        assertThat(preview.verdict()).as("%s", preview).isEqualTo("correction");
        assertThat(preview.claims()).as("%s", preview).hasSize(1);
        return preview.claims().get(0);
    }
}
