package io.unlockwire.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.unlock.UnlockTime.Precision;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways of writing each field, read at 2026-04-15 08:00 UTC, a Wednesday. */
class FormsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "17.314M ARB; 17314000; 1000", "1.2B ARB; 1200000000; 100000000", "12,110,000 ARB; 12110000; 1",
            "about 4.86 billion tokens; 4860000000; 10000000", "$ARB 20 million; 20000000; 1000000",
            "92.65 million locked ARB tokens; 92650000; 10000"})
    void amounts(String words, BigDecimal amount, BigDecimal precision) {
        Preview.Row row = only("Arbitrum will unlock " + words + " on April 20.");

        assertThat(row.amount()).isEqualByComparingTo(amount);
        assertThat(row.amountPrecision()).isEqualByComparingTo(precision);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "Basic Attention Token (BAT); basic-attention", "Batavia (BAT); unresolved:batavia",
            "Batavialabs (BAT); unresolved:batavialabs", "Midrift (MID); unresolved:midrift",
            "Febrosia Network (FEB); unresolved:febrosianetwork", "Fetch (FET); fetch-ai"})
    void tokens(String words, String asset) {
        assertThat(only(words + " will unlock 20 million tokens on April 20.").token().assetId())
                .isEqualTo(asset);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "April 17 at 0:00 UTC+8; 2026-04-16T16:00:00Z; MINUTE",
            "17 Apr, 8 a.m. UTC+8; 2026-04-17T00:00:00Z; HOUR",
            "April 17 at 12:00 PM GMT+8; 2026-04-17T04:00:00Z; MINUTE",
            "April 17 at 24:00 UTC; 2026-04-18T00:00:00Z; MINUTE",
            "April 17 at 2 PM EST; 2026-04-17T19:00:00Z; HOUR",
            "April 17, 9:30 PM Beijing time; 2026-04-17T13:30:00Z; MINUTE",
            "2026-04-17; 2026-04-17T00:00:00Z; DAY",
            "April 17, 2027; 2027-04-17T00:00:00Z; DAY", "the 17th of April; 2026-04-17T00:00:00Z; DAY",
            "Friday; 2026-04-17T00:00:00Z; DAY", "tomorrow; 2026-04-16T00:00:00Z; DAY",
            "April 13; 2026-04-13T00:00:00Z; DAY", "April 11; 2027-04-11T00:00:00Z; DAY",
            "January 2; 2027-01-02T00:00:00Z; DAY", "next week; 2026-04-20T00:00:00Z; WEEK",
            "mid-November; 2026-11-11T00:00:00Z; WEEK", "November; 2026-11-01T00:00:00Z; MONTH",
            "February 29; 2028-02-29T00:00:00Z; DAY", "17.04.2026; 2026-04-17T00:00:00Z; DAY",
            "17/Apr/2026; 2026-04-17T00:00:00Z; DAY"})
    void times(String words, Instant from, Precision precision) {
        Preview.Row row = only("Arbitrum will unlock 20 million ARB on " + words + ".");

        assertThat(row.unlockAt().from()).isEqualTo(from);
        assertThat(row.unlockAt().precision()).isEqualTo(precision);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "in 3 days; 2026-04-18", "in three days; 2026-04-18", "two days from now; 2026-04-17",
            "in 20 days; 2026-05-05"})
    void aDayToldAsSoManyFromNow(String words, String day) {
        Preview.Row row = only("Arbitrum will unlock 20 million ARB " + words + ".");

        assertThat(row.unlockAt().from()).isEqualTo(day + "T00:00:00Z");
        assertThat(row.unlockAt().precision()).isEqualTo(Precision.DAY);
    }

    /** Places have summer and winter; who writes no offset means the one of that day. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "April 20 at 10 AM ET; 2026-04-20T14:00:00Z", "December 20 at 10 AM ET; 2026-12-20T15:00:00Z",
            "April 20 at 9:00, London time; 2026-04-20T08:00:00Z",
            "December 20 at 9:00, London time; 2026-12-20T09:00:00Z",
            "April 20 at 9:00 Paris time; 2026-04-20T07:00:00Z", "April 20, 13:30 GMT; 2026-04-20T13:30:00Z"})
    void aPlacesOffsetIsThatOfTheDay(String words, Instant from) {
        assertThat(only("Arbitrum will unlock 20 million ARB on " + words + ".").unlockAt().from())
                .isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "Il 20 aprile alle 14:00 ora italiana Sui sbloccherà 17,3 milioni di SUI.; 2026-04-20T12:00:00Z",
            "Sui s'apprête à libérer 17,3 millions de jetons SUI le 20 décembre à 9 h (heure de Paris).; 2026-12-20T08:00:00Z",
            "Sui sẽ mở khóa 17,3 triệu SUI vào lúc 19:00 ngày 20/4 (giờ Việt Nam).; 2026-04-20T12:00:00Z",
            "Sui (SUI), 20 Nisan günü TSİ 16.00'da 17,3 milyon token'ın kilidini açacak.; 2026-04-20T13:00:00Z",
            "Am 20. April um 14.30 Uhr MESZ werden 17,3 Mio. SUI entsperrt.; 2026-04-20T12:30:00Z"})
    void timesOfDayInOtherLanguages(String text, Instant from) {
        assertThat(only(text).unlockAt().from()).isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "DeepBook（DEEP）本月 20 日将解锁约 1.16 亿枚。; 2026-04-19T16:00:00Z",
            "DeepBook（DEEP）下月 3 日将解锁约 1.16 亿枚。; 2026-05-02T16:00:00Z",
            "DeepBook（DEEP）三天后将解锁约 1.16 亿枚。; 2026-04-17T16:00:00Z"})
    void aChineseDaySeenFromNow(String text, Instant from) {
        assertThat(only(text).unlockAt().from()).isEqualTo(from);
        assertThat(only(text).unlockAt().precision()).isEqualTo(Precision.DAY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "Friday, April 18; DATE_SUSPECT", "April 10; DATE_SUSPECT", "February 29, 2027; DATE_SUSPECT",
            "April 17; ZONE_ASSUMED"})
    void whatIsDoubtfulAboutADateIsFlagged(String words, String flag) {
        assertThat(only("Arbitrum will unlock 20 million ARB on " + words + ".").flags())
                .extracting(Enum::name)
                .contains(flag);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "Sui（SUI）将于北京时间4月20日上午8时解锁约 1.73 亿枚代币，价值约266万美元，占流通量的2.03%。; 173000000; 2660000; 2.03",
            "Sui（SUI）將於4月20日解鎖1731.4 萬枚代幣，價值約266萬美元，佔流通量的2.03%。; 17314000; 2660000; 2.03",
            "El 20 de abril se desbloquearán 17,3 millones de tokens SUI por valor de 2,66 millones de dólares, el 2,03% de la oferta circulante.; 17300000; 2660000; 2.03",
            "No dia 20 de abril serão desbloqueados 17,3 milhões de tokens SUI, avaliados em US$ 2,66 milhões, 2,03% da oferta circulante.; 17300000; 2660000; 2.03",
            "Il 20 aprile saranno sbloccati 17,3 milioni di token SUI, pari a 2,66 milioni di dollari e al 2,03% dell'offerta circolante.; 17300000; 2660000; 2.03",
            "20 апреля Sui разблокирует 17,3 млн токенов SUI на сумму $2,66 млн (2,03% от циркулирующего предложения).; 17300000; 2660000; 2.03",
            "Am 20. April werden 17,3 Millionen SUI-Token im Wert von 2,66 Millionen US-Dollar freigeschaltet, 2,03% der Umlaufmenge.; 17300000; 2660000; 2.03",
            "4월 20일 수이(SUI)는 약 1억7300만 개의 토큰을 언락할 예정이다. 약 266만 달러 상당으로 유통 공급량의 2.03%다.; 173000000; 2660000; 2.03"})
    void languages(String text, BigDecimal amount, BigDecimal value, BigDecimal share) {
        Preview.Row row = only(text);

        assertThat(row.token().assetId()).isEqualTo("sui");
        assertThat(row.amount()).isEqualByComparingTo(amount);
        assertThat(row.valueUsd()).isEqualByComparingTo(value);
        assertThat(row.percentage().value()).isEqualByComparingTo(share);
        assertThat(row.percentage().basis()).hasToString("CIRCULATING");
        assertThat(row.unlockAt().precision()).isNotEqualTo(Precision.UNKNOWN);
    }

    private static Preview.Row only(String text) {
        Preview preview = Seeds.preview(text);
        assertThat(preview.claims()).as("%s", preview).hasSize(1);
        return preview.claims().get(0);
    }
}
