package io.unlockwire.enrich;

import java.util.List;

/** No provider gave a figure, and at least one of them because it failed. */
final class ProvidersDown extends RuntimeException {

    private static final long serialVersionUID = 1;

    ProvidersDown(List<String> causes) {
        super(String.join("; ", causes), null, false, false);
    }
}
