package io.unlockwire.bench;

import java.util.List;

/** Posts of about 500 characters, or what Chinese says in as many, and what is to be read from them. */
final class ReadingPosts {

    static final String ONE_CLAIM = "one claim";

    /** A post, and its claims as asset id, amount and time. */
    record Kind(String name, String text, List<String> claims) {}

    static final List<Kind> KINDS = List.of(
            new Kind(ONE_CLAIM,
                    """
                            Arbitrum (ARB) is set to unlock 92.65 million tokens on April 16 at 13:00 UTC, according to \
                            Tokenomist. The unlocked tokens are worth about $27.8 million at current prices and make up 1.87% \
                            of the circulating supply. They belong to the team and to early investors, who have waited for \
                            three years. Analysts expect little pressure, since most of the earlier tranches were held and not \
                            sold, and the network has seen more use in recent months than ever before. Watch this space for \
                            more news of the day.""",
                    List.of("arbitrum 92650000 2026-04-16T13:00:00Z")),
            new Kind("digest of four",
                    """
                            Token unlocks to watch this week, in UTC:
                            - Sui (SUI): 64.19 million tokens, worth $230 million, on April 17 at 00:00 UTC
                            - Aptos (APT): 11.31 million tokens, worth $52 million, on April 18 at 06:00 UTC
                            - Optimism (OP): 31.34 million tokens, worth $22.6 million, on April 19 at 08:00 UTC
                            - Celestia (TIA): 17.5 million tokens, worth $11 million, on April 20 at 14:00 UTC
                            The four together are a fifth of what comes free this month; the data is by Tokenomist and was last \
                            updated yesterday.""",
                    List.of("sui 64190000 2026-04-17T00:00:00Z", "aptos 11310000 2026-04-18T06:00:00Z",
                            "optimism 31340000 2026-04-19T08:00:00Z",
                            "celestia 17500000 2026-04-20T14:00:00Z")),
            new Kind("no word of unlocks",
                    """
                            Bitcoin held above $73,000 on Wednesday while most large tokens moved sideways. Sui gained 2.1% in \
                            24 hours, Aptos lost 1.4%, and the total market value stood at $2.6 trillion. Funds in the United \
                            States took in $310 million on Tuesday, the sixth day in a row with more coming in than going out. \
                            Traders now wait for the minutes of the central bank, due on April 16 at 18:00 UTC, and for the \
                            earnings of two large exchanges in the following week, of which not much is expected this time.""",
                    List.of()),
            new Kind("another kind of lock",
                    """
                            Forgot the code of your phone? Here is how to unlock it in three steps. First, connect the phone to \
                            a computer that it knows. Second, open the settings and choose to erase it; this takes about 20 \
                            minutes. Third, restore the last copy, which must not be older than April 2. Around 5 million \
                            people lock themselves out of their phones each year, and most of them unlock the device within an \
                            hour. If nothing of this helps, ask in a shop: an unlock costs between $15 and $40, says the maker.""",
                    List.of()),
            new Kind("one claim in Chinese", """
                    据 Tokenomist 数据显示，Arbitrum（ARB）将于北京时间4月16日21:00解锁约9265万枚代币，价值约2780万美元，\
                    占流通供应量的1.87%。这些代币属于团队和早期投资者，他们已经等待了三年。分析师认为抛压有限，因为此前大部分份额都被持有，\
                    网络近几个月的使用量也高于以往。""",
                    List.of("arbitrum 92650000 2026-04-16T13:00:00Z")));

    private ReadingPosts() {}

    static String text(String name) {
        return KINDS.stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow().text();
    }
}
