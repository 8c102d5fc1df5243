package io.unlockwire.market;

import java.io.IOException;

/** A provider was not asked, for a reason of ours or of its own. */
final class WithheldException extends IOException {

    private static final long serialVersionUID = 1;

    WithheldException(String why) {
        super("is not asked, since " + why);
    }
}
