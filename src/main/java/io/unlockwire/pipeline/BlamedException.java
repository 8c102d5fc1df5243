package io.unlockwire.pipeline;

/** What was to be carried out is itself to blame: the same again would fail again. */
final class BlamedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BlamedException(Throwable cause) {
        super(cause);
    }

    Throwable blamed() {
        Throwable cause = getCause();
        return cause == null ? this : cause;
    }
}
