package dev.remediator.playbook;

import dev.remediator.alert.Alert;
import java.util.List;

/// One question about an alert's labels, whole values only: no patterns, nothing to escape.
public sealed interface LabelMatch {

    /// The label that is asked about.
    String label();

    /// The answer for one alert.
    boolean matches(Alert alert);

    /// Whether every alert that satisfies the other question satisfies this one too.
    boolean impliedBy(LabelMatch other);

    /// The question in words.
    String sentence();

    /// The label has one of these values.
    ///
    /// @param label which label
    /// @param values the values, at least one
    record OneOf(String label, List<String> values) implements LabelMatch {
        /// Copies the values; refuses none.
        public OneOf {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("label " + label + " is asked for no value");
            }
        }

        @Override
        public boolean matches(Alert alert) {
            return alert.label(label).filter(values::contains).isPresent();
        }

        @Override
        public boolean impliedBy(LabelMatch other) {
            return other instanceof OneOf(var theirs, var narrower)
                    && theirs.equals(label)
                    && values.containsAll(narrower);
        }

        @Override
        public String sentence() {
            return label + " is " + String.join(" or ", values);
        }
    }

    /// The label has another value, or is missing.
    ///
    /// @param label which label
    /// @param value the value it must not have
    record Not(String label, String value) implements LabelMatch {
        @Override
        public boolean matches(Alert alert) {
            return alert.label(label).filter(value::equals).isEmpty();
        }

        @Override
        public boolean impliedBy(LabelMatch other) {
            return equals(other)
                    || (other instanceof OneOf(var theirs, var values)
                            && theirs.equals(label)
                            && !values.contains(value));
        }

        @Override
        public String sentence() {
            return label + " is not " + value;
        }
    }
}
