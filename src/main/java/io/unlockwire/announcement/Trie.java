package io.unlockwire.announcement;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Phrases by their characters; built once, then only read. */
final class Trie<V> {

    private char[] keys = {};
    @SuppressWarnings({"unchecked", "rawtypes"})
    private Trie<V>[] next = new Trie[0];
    private @Nullable V value;

    /** The node at the end of the phrase, made where there is none. */
    Trie<V> path(CharSequence phrase) {
        Trie<V> node = this;
        for (int i = 0; i < phrase.length(); i++) {
            node = node.child(phrase.charAt(i));
        }
        return node;
    }

    @Nullable
    Trie<V> step(char c) {
        int at = Arrays.binarySearch(keys, c);
        return at < 0 ? null : next[at];
    }

    @Nullable
    V value() {
        return value;
    }

    void value(V value) {
        this.value = value;
    }

    private Trie<V> child(char c) {
        int at = Arrays.binarySearch(keys, c);
        if (at >= 0) {
            return next[at];
        }
        int place = -at - 1;
        char[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
        Trie<V>[] moreNext = Arrays.copyOf(next, next.length + 1);
        System.arraycopy(keys, place, moreKeys, place + 1, keys.length - place);
        System.arraycopy(next, place, moreNext, place + 1, next.length - place);
        moreKeys[place] = c;
        moreNext[place] = new Trie<>();
        keys = moreKeys;
        next = moreNext;
        return next[place];
    }
}
