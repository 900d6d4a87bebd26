package dev.remediator.alert;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A few texts by name, sorted by name. Every alert has three such maps and is copied when it is
/// routed; this one is made in one go, read without an object an entry, and shared by copies.
/// Immutable.
final class SortedTexts extends AbstractMap<String, String> {
    private final String[] names;
    private final String[] values;

    private SortedTexts(String[] names, String[] values) {
        this.names = names;
        this.values = values;
    }

    /// A copy; the same, if it is one already.
    static Map<String, String> of(Map<String, String> map) {
        if (map instanceof SortedTexts) {
            return map;
        }
        var entries = new ArrayList<>(map.entrySet());
        entries.sort(Entry.comparingByKey());
        var names = new String[entries.size()];
        var values = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = entries.get(i).getKey();
            values[i] = entries.get(i).getValue();
        }
        return new SortedTexts(names, values);
    }

    private int place(@Nullable Object name) {
        return name instanceof String text ? Arrays.binarySearch(names, text) : -1;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        int place = place(name);
        return place < 0 ? null : values[place];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return place(name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, String>> {
        @Override
        public Iterator<Entry<String, String>> iterator() {
            return new Walk();
        }

        @Override
        public int size() {
            return names.length;
        }
    }

    private final class Walk implements Iterator<Entry<String, String>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < names.length;
        }

        @Override
        public Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int here = next++;
            return new SimpleImmutableEntry<>(names[here], values[here]);
        }
    }
}
