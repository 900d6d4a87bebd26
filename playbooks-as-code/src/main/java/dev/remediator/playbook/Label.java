package dev.remediator.playbook;

import java.util.List;

/// A label of an alert: a question to be asked, or the place a target's name is read from.
///
/// @param name the label's name
public record Label(String name) {

    /// Refuses a label without a name.
    public Label {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the label's name is blank");
        }
    }

    /// The alert has the label, with just this value.
    public LabelMatch is(String value) {
        return new LabelMatch.OneOf(name, List.of(value));
    }

    /// The alert has the label, with one of these values.
    public LabelMatch isOneOf(String... values) {
        return new LabelMatch.OneOf(name, List.of(values));
    }

    /// The alert has another value for the label, or does not have the label.
    public LabelMatch isNot(String value) {
        return new LabelMatch.Not(name, value);
    }
}
