package io.unlockwire.feed;

/** A class of clients: what they want and how it is written. Equal ones are given the same bytes. */
record Selection(Filter filter, Form form) {

    static final Selection ALL = new Selection(Filter.ALL, Form.SSE);
}
