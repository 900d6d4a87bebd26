package dev.remediator.warden;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A map that may be changed during one decision: copied when it first is, so that a decision that
/// changes nothing copies nothing. What is sorted is copied in one go.
final class Patch<V> {
    private final Map<String, V> before;
    private @Nullable TreeMap<String, V> changed;

    Patch(Map<String, V> before) {
        this.before = before;
    }

    Map<String, V> now() {
        return changed == null ? before : Collections.unmodifiableSortedMap(changed);
    }

    @Nullable V get(String key) {
        return now().get(key);
    }

    /// What is in it now, whatever is changed while one looks through it.
    List<V> values() {
        Collection<V> all = now().values();
        return new ArrayList<>(all);
    }

    List<String> keys() {
        return List.copyOf(now().keySet());
    }

    void put(String key, V value) {
        if (!value.equals(get(key))) {
            changing().put(key, value);
        }
    }

    void remove(String key) {
        if (now().containsKey(key)) {
            changing().remove(key);
        }
    }

    private Map<String, V> changing() {
        var copy = changed == null ? new TreeMap<>(before) : changed;
        changed = copy;
        return copy;
    }
}
