package io.unlockwire.announcement;

/** A JSON field that is absent or of the wrong form; its message names the path. */
final class FieldException extends Exception {

    private static final long serialVersionUID = 1;

    FieldException(String path, String what) {
        super(path + " " + what, null, false, false);
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
