package io.unlockwire.announcement;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which language a text is in, as far as reading it needs. */
final class Languages {

    private static final Set<String> DECIMAL_COMMA = Set.of("es", "pt", "it", "de", "fr", "ru", "uk", "vi",
            "tr", "id");
    private static final Set<String> MYRIADS = Set.of("zh", "ja", "ko");
    private static final Set<String> DAY_FIRST = Set.of("es", "pt", "it", "de", "fr", "ru", "uk", "vi", "tr",
            "id");

    /** What a word of one language alone counts; divisible by the small numbers. */
    private static final int OWN = 12;

    /** Those that share a script, as {@link Meaning#languages}. */
    private static final int LATIN = latin();

    private Languages() {}

    private static int latin() {
        int bits = 0;
        for (String code : List.of("en", "es", "pt", "it", "de", "fr", "vi", "tr")) {
            bits |= 1 << Lexicon.LANGUAGES.indexOf(code);
        }
        return bits;
    }

    static boolean decimalComma(String language) {
        return DECIMAL_COMMA.contains(language);
    }

    static boolean myriads(String language) {
        return MYRIADS.contains(language);
    }

    static boolean dayFirst(String language) {
        return DAY_FIRST.contains(language);
    }

    /** The declared one where it is a known code, else by script and by the words found. */
    static String of(@Nullable String declared, Lexed lexed) {
        if (declared != null && declared.length() >= 2) {
            String code = declared.substring(0, 2).toLowerCase(Locale.ROOT);
            if (code.equals("en") || decimalComma(code) || myriads(code)) {
                return code;
            }
        }
        String script = byScript(lexed.text);
        return script != null ? script : byWords(lexed);
    }

    private static @Nullable String byScript(char[] text) {
        int han = 0;
        int kana = 0;
        int hangul = 0;
        int cyrillic = 0;
        int latin = 0;
        for (char c : text) {
            if (c >= 'a' && c <= 'z') {
                latin++;
            } else if (c >= 0x3041 && c <= 0x30FF) {
                kana++;
            } else if (c >= 0x4E00 && c <= 0x9FFF) {
                han++;
            } else if (c >= 0xAC00 && c <= 0xD7A3) {
                hangul++;
            } else if (c >= 0x0400 && c <= 0x04FF) {
                cyrillic++;
            }
        }
        if (cyrillic * 2 > latin) {
            return "ru";
        }
        if (hangul * 6 > latin) {
            return "ko";
        }
        if ((kana + han) * 6 > latin) {
            return kana * 8 > han ? "ja" : "zh";
        }
        return null;
    }

    /** A word of one language says more than one of several. */
    private static String byWords(Lexed lexed) {
        int[] counts = new int[Lexicon.LANGUAGES.size()];
        for (int i = 0; i < lexed.size(); i++) {
            int spoken = lexed.at(i).meaning().languages() & LATIN;
            int says = spoken == 0 ? 0 : OWN / Integer.bitCount(spoken);
            while (spoken != 0) {
                counts[Integer.numberOfTrailingZeros(spoken)] += says;
                spoken &= spoken - 1;
            }
        }
        int best = 0;
        for (int k = 1; k < counts.length; k++) {
            best = counts[k] > counts[best] ? k : best;
        }
        return Lexicon.LANGUAGES.get(best);
    }
}
