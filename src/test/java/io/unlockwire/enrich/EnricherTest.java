package io.unlockwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.unlockwire.enrich.Enrichment.Status;
import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnricherTest {

    private static final EnrichRules RULES = EnrichRules.defaults();
    /** Short enough for a test, long enough for a busy machine to answer at once. */
    private static final EnrichRules HASTY = new EnrichRules(Duration.ofMillis(400), Duration.ofMillis(100),
            64, Set.of(Part.QUOTE));

    @Test
    void allThereIsComplete() {
        Enrichment found = enrich(RULES, new Market("A"));
        assertThat(found.status()).isEqualTo(Status.COMPLETE);
        assertThat(found.missing()).isEmpty();
        assertThat(found.quote().source()).isEqualTo("A");
        assertThat(found.supply().circulating()).isEqualByComparingTo("1000000");
        assertThat(found.volumeUsd()).isEqualByComparingTo("2000000");
    }

    @Test
    void anOptionalOneMissingIsPartialAndUnknownIsNeverZero() {
        Enrichment found = enrich(RULES, new Market("A").down(Part.VOLUME));
        assertThat(found.status()).isEqualTo(Status.PARTIAL);
        assertThat(found.missing()).containsExactly(Part.VOLUME);
        assertThat(found.causes()).containsExactly("VOLUME: A: status 503");
        assertThat(found.volumeUsd()).isNull();
    }

    @Test
    void aRequiredOneDownIsDegradedAndStopsTheOthersAtOnce() {
        Market market = new Market("A").down(Part.QUOTE).silent(Part.SUPPLY).silent(Part.VOLUME);
        Enrichment found = enrich(RULES, market);
        assertThat(found.status()).isEqualTo(Status.DEGRADED);
        assertThat(found.missing()).containsExactly(Part.QUOTE, Part.SUPPLY, Part.VOLUME);
        assertThat(found.causes()).contains("QUOTE: A: status 503");
        assertThat(market.alive).hasValue(0);
    }

    @Test
    void aRequiredOneTooSlowIsDegraded() {
        Market market = new Market("A").silent(Part.QUOTE);
        Enrichment found = enrich(HASTY, market);
        assertThat(found.status()).isEqualTo(Status.DEGRADED);
        assertThat(found.causes()).containsExactly("QUOTE: took too long");
        assertThat(found.supply()).as("what was there is kept").isNotNull();
        assertThat(market.cancelled).hasValue(1);
    }

    @Test
    void anOptionalOneTooSlowIsGivenUp() {
        Enrichment found = enrich(HASTY, new Market("A").silent(Part.SUPPLY));
        assertThat(found.status()).isEqualTo(Status.PARTIAL);
        assertThat(found.missing()).containsExactly(Part.SUPPLY);
    }

    @Test
    void anAssetThatNobodyKnowsIsToldApartFromAProviderThatIsDown() {
        assertThat(enrich(RULES, new Market("A").ignorant()).status()).isEqualTo(Status.UNKNOWN_ASSET);
        assertThat(enrich(RULES, new Market("A").ignorant(), new Market("B").down(Part.QUOTE)).status())
                .isEqualTo(Status.DEGRADED);
    }

    @Test
    void anUnresolvedTokenIsNotAskedAbout() {
        Market market = new Market("A");
        Token unresolved = new Token("Zorp", null, Token.UNRESOLVED + "zorp");
        Enrichment found = enrich(RULES, List.of(question(unresolved)), market).get(0);
        assertThat(found.status()).isEqualTo(Status.UNKNOWN_ASSET);
        assertThat(market.subscribed).hasValue(0);
    }

    @Test
    void theNextProviderStepsInForOneThatIsDownIgnorantOrDoesNotOfferIt() {
        Market fallback = new Market("B");
        assertThat(enrich(RULES, new Market("A").down(Part.QUOTE), fallback).quote().source()).isEqualTo("B");
        assertThat(enrich(RULES, new Market("A").ignorant(), fallback).status()).isEqualTo(Status.COMPLETE);
        assertThat(enrich(RULES, new Market("A").only(Part.QUOTE), fallback).supply()).isNotNull();
    }

    @Test
    void allThatFailedAreNamed() {
        Enrichment found = enrich(RULES, new Market("A").down(Part.QUOTE), new Market("B").down(Part.QUOTE));
        assertThat(found.causes()).contains("QUOTE: A: status 503; B: status 503");
    }

    @Test
    void whatNobodyOffersIsMissingAndIfRequiredRefusedAtOnce() {
        assertThat(enrich(RULES, new Market("A").only(Part.QUOTE)).missing())
                .containsExactly(Part.SUPPLY, Part.VOLUME);
        assertThatThrownBy(() -> new Enricher(List.of(new Market("A").only(Part.SUPPLY)), RULES))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("QUOTE");
    }

    @Test
    void aProviderThatThrowsIsDown() {
        MarketProvider broken = new Broken();
        Enrichment found = enrich(RULES, broken);
        assertThat(found.status()).isEqualTo(Status.DEGRADED);
        assertThat(found.causes()).contains("QUOTE: broken: no such host");
    }

    @Test
    void oneClaimsFailureDisturbsNoOtherAndTheOrderIsKept() {
        List<Question> questions = new ArrayList<>();
        IntStream.range(0, 300).forEach(i -> questions.add(
                question(new Token("T" + i, null, (i % 3 == 0 ? "doomed" : "fine") + i))));
        List<Enrichment> found = enrich(RULES, questions, new Market("A"));
        assertThat(found).hasSize(300);
        for (int i = 0; i < 300; i++) {
            assertThat(found.get(i).status()).isEqualTo(i % 3 == 0 ? Status.DEGRADED : Status.COMPLETE);
        }
    }

    @Test
    void theWholeStageEndsInTimeHoweverManyWait() {
        Market market = new Market("A").silent(Part.QUOTE).silent(Part.SUPPLY).silent(Part.VOLUME);
        EnrichRules narrow = new EnrichRules(Duration.ofMillis(200), Duration.ofMillis(150), 2,
                Set.of(Part.QUOTE));
        List<Question> questions = IntStream.range(0, 50)
                .mapToObj(i -> question(new Token("T", null, "t" + i))).toList();
        List<Enrichment> found = enrich(narrow, questions, market);
        assertThat(found).hasSize(50).extracting(Enrichment::status).containsOnly(Status.DEGRADED);
        assertThat(found.get(49).causes()).contains("QUOTE: no time left to ask");
        assertThat(market.mostAlive.get()).as("two claims of three figures").isLessThanOrEqualTo(6);
        assertThat(market.alive).hasValue(0);
    }

    @Test
    void cancellingStopsEveryRequest() {
        Market market = new Market("A").silent(Part.QUOTE).silent(Part.SUPPLY).silent(Part.VOLUME);
        UniAssertSubscriber<List<Enrichment>> subscriber = new Enricher(List.of(market), RULES)
                .enrich(List.of(question(kaito()), question(kaito())))
                .subscribe().withSubscriber(UniAssertSubscriber.create());
        assertThat(market.alive).hasValue(6);
        subscriber.cancel();
        assertThat(market.cancelled).hasValue(6);
        subscriber.assertNotTerminated();
    }

    @Test
    void nothingToAskIsAnsweredAtOnce() {
        assertThat(enrich(RULES, List.of(), new Market("A"))).isEmpty();
    }

    private static Enrichment enrich(EnrichRules rules, MarketProvider... providers) {
        return enrich(rules, List.of(question(kaito())), providers).get(0);
    }

    private static List<Enrichment> enrich(EnrichRules rules, List<Question> questions,
            MarketProvider... providers) {
        return new Enricher(List.of(providers), rules).enrich(questions).await()
                .atMost(Duration.ofSeconds(5));
    }

    private static Question question(Token token) {
        return new Question(token, new BigDecimal("12110000"), null, List.of());
    }

    private static Token kaito() {
        return new Token("Kaito", "KAITO", "kaito");
    }
}
