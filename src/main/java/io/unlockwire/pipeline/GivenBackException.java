package io.unlockwire.pipeline;

/** The transaction did not happen, or nobody knows: recovery comes next, and then the same again. */
final class GivenBackException extends RuntimeException {

    private static final long serialVersionUID = 1;

    GivenBackException(Throwable cause) {
        super(cause);
    }
}
