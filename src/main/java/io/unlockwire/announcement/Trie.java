package io.unlockwire.announcement;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Phrases by their characters, immutable, in flat arrays: the children of a node are neighbours, in
 * the order of their characters, so that a step is a comparison or two.
 */
final class Trie<V> {

    static final int ROOT = 0;
    /** What {@link #step} gives where no phrase goes on so. */
    static final int NONE = -1;

    private static final int FEW = 4;

    private final char[] labels;
    private final int[] children;
    private final @Nullable Object[] values;
    /** The root has hundreds of children: its step is looked up. */
    private final char[] starts = new char[1 << 16];

    Trie(SortedMap<String, V> phrases) {
        List<String> sorted = List.copyOf(phrases.keySet());
        List<Range> nodes = new ArrayList<>(List.of(new Range('\0', 0, sorted.size(), 0)));
        List<Integer> firsts = new ArrayList<>();
        List<@Nullable V> found = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            Range range = nodes.get(node);
            firsts.add(nodes.size());
            int at = range.from();
            if (at < range.to() && sorted.get(at).length() == range.depth()) {
                found.add(phrases.get(sorted.get(at)));
                at++;
            } else {
                found.add(null);
            }
            range.divide(sorted, at, nodes);
        }
        firsts.add(nodes.size());
        this.values = found.toArray();
        this.children = firsts.stream().mapToInt(Integer::intValue).toArray();
        this.labels = new char[nodes.size()];
        for (int node = 0; node < labels.length; node++) {
            labels[node] = nodes.get(node).label();
        }
        for (int child = children[ROOT]; child < children[ROOT + 1]; child++) {
            starts[labels[child]] = (char) child;
        }
    }

    /** The phrases that share their first {@code depth} characters. */
    private record Range(char label, int from, int to, int depth) {

        void divide(List<String> sorted, int first, List<Range> into) {
            int start = first;
            while (start < to) {
                char c = sorted.get(start).charAt(depth);
                int end = start + 1;
                while (end < to && sorted.get(end).charAt(depth) == c) {
                    end++;
                }
                into.add(new Range(c, start, end, depth + 1));
                start = end;
            }
        }
    }

    int step(int node, char c) {
        if (node == ROOT) {
            return starts[c] == 0 ? NONE : starts[c];
        }
        int from = children[node];
        int to = children[node + 1];
        while (to - from > FEW) {
            int middle = (from + to) >>> 1;
            if (labels[middle] <= c) {
                from = middle;
            } else {
                to = middle;
            }
        }
        for (int child = from; child < to; child++) {
            if (labels[child] == c) {
                return child;
            }
        }
        return NONE;
    }

    /** What ends at this node. */
    @Nullable
    @SuppressWarnings("unchecked") // only values are put in
    V value(int node) {
        return (V) values[node];
    }
}
