package io.unlockwire.unlock;

import java.text.Normalizer;
import java.util.Locale;

/** The one form in which names are compared: NFKC, lower case, letters and digits only. */
public final class NameForm {

    private NameForm() {}

    /** The compared form, empty where the name has neither letter nor digit. */
    public static String of(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(folded.length());
        folded.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
