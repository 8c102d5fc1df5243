package io.unlockwire.enrich;

import java.util.List;

/** No provider gave a figure, and at least one of them because it failed. */
final class ProvidersDown extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> causes;

    /** @param causes one for each that failed, its name first */
    ProvidersDown(List<String> causes) {
        super(String.join("; ", causes), null, false, false);
        this.causes = List.copyOf(causes);
    }

    List<String> causes() {
        return causes;
    }
}
