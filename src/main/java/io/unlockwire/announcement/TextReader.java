package io.unlockwire.announcement;

import io.unlockwire.unlock.Catalogue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the text of a post. */
final class TextReader {

    static final int MAX_CLAIMS = 64;

    private final Catalogue catalogue;
    private final ReadingRules rules;
    private final Names names;
    private final Lexicon lexicon = Lexicon.builtIn();

    TextReader(Catalogue catalogue, ReadingRules rules) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.names = new Names(catalogue);
    }

    Reading read(Post post) {
        return read(post, lex(post));
    }

    Lexed lex(Post post) {
        return Lexer.lex(lexicon, post.text());
    }

    Reading read(Post post, Lexed lexed) {
        if (!Genre.mayUnlock(lexed)) {
            return new Reading.Nothing(post, Genre.reason(lexed).name());
        }
        String language = Languages.of(post.language(), lexed);
        lexed.speak(Languages.of(null, lexed));
        Attribution source = Attribution.of(lexed);
        ZoneOffset zone = zone(post, source, language);
        LocalDate day = post.base().atOffset(zone).toLocalDate();
        List<Sentence> sentences = new Scanner(lexed, language, new TokenRule(lexed, catalogue, names, day))
                .sentences();
        if (!Genre.unlocks(sentences)) {
            return new Reading.Nothing(post, Genre.reason(sentences).name());
        }
        Context context = new Context(lexed, sentences, new Timing(post.base()), zone);
        Composer composer = new Composer(context);
        for (Sentence sentence : sentences) {
            composer.read(sentence);
        }
        Changes changes = new Changes(context, sentences);
        changes.apply(composer);
        return reading(post, source, sentences, composer, changes.found());
    }

    private Reading reading(Post post, Attribution source, List<Sentence> sentences, Composer composer,
            boolean correction) {
        List<Told> told = new ArrayList<>();
        for (Draft draft : composer.drafts()) {
            if (draft.says() || draft.change != null) {
                told.add(draft.told(source));
            }
        }
        if (told.size() > MAX_CLAIMS) {
            return new Reading.Rejected(Reading.Cause.TOO_MANY_CLAIMS,
                    told.size() + " claims, at most " + MAX_CLAIMS);
        }
        if (correction && Genre.correction(sentences, told)) {
            return new Reading.Correction(post, told);
        }
        return told.isEmpty()
                ? new Reading.Nothing(post, Genre.reason(sentences).name())
                : new Reading.Claims(post, told);
    }

    private ZoneOffset zone(Post post, Attribution source, String language) {
        ZoneOffset bySource = rules.zoneBySource().get(post.source().toLowerCase(Locale.ROOT));
        if (bySource != null) {
            return bySource;
        }
        for (String name : source.names()) {
            ZoneOffset zone = rules.zoneBySource().get(name.toLowerCase(Locale.ROOT));
            if (zone != null) {
                return zone;
            }
        }
        return rules.zoneByLanguage().getOrDefault(language, rules.defaultZone());
    }
}
