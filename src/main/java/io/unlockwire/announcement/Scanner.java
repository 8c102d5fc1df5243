package io.unlockwire.announcement;

import io.unlockwire.announcement.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through the lexemes and hands out sentences with what they mention. A sentence is cut at
 * 256 lexemes, so that looking around within one stays linear over the whole text.
 */
final class Scanner {

    private static final int MAX_SENTENCE = 256;

    private final Lexed lexed;
    private final TokenRule tokens;
    private final DateRule dates;
    private final ClockRule clocks;
    private final FigureRule figures;

    Scanner(Lexed lexed, String language, TokenRule tokens) {
        this.lexed = lexed;
        this.tokens = tokens;
        this.dates = new DateRule(lexed, language);
        this.clocks = new ClockRule(lexed);
        this.figures = new FigureRule(lexed, language);
    }

    List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        int first = 0;
        List<Mention> mentions = new ArrayList<>();
        int i = 0;
        while (i <= lexed.size()) {
            Lexeme lexeme = lexed.at(i);
            if (lexeme.is(Kind.LINE) || lexeme.is(Kind.STOP) || i - first >= MAX_SENTENCE) {
                if (i > first) {
                    sentences.add(new Sentence(lexed, first, i, mentions, lexeme.is(Kind.LINE)));
                    mentions = new ArrayList<>();
                }
                i++;
                first = i;
                continue;
            }
            Mention mention = mention(i);
            if (mention == null) {
                i++;
            } else {
                mentions.add(mention);
                i = Math.max(i + 1, mention.end());
            }
        }
        return sentences;
    }

    private @Nullable Mention mention(int i) {
        Mention found = tokens.at(i);
        found = found == null ? clocks.clock(i) : found;
        found = found == null ? clocks.zone(i) : found;
        found = found == null ? dates.at(i) : found;
        return found == null ? figures.at(i) : found;
    }
}
