package dev.remediator.guard;

import java.util.List;
import java.util.Map;

/// How one resource stands, told to the warden whenever it changes.
///
/// @param resource which
/// @param unwell whether an incident on it is open that a playbook answers: firing, being worked on
///   or being watched. What is being healed counts as unwell, else a limit on the unwell leaks
///   (OpenShift's machine-api-operator, issue 902)
/// @param told whether people have been paged about something on it
/// @param groups the groups it is in
/// @param symptoms what fires on it that may explain other alerts
public record Standing(
        String resource,
        boolean unwell,
        boolean told,
        List<String> groups,
        List<Symptom> symptoms) {

    /// Copies the lists.
    public Standing {
        groups = List.copyOf(groups);
        symptoms = List.copyOf(symptoms);
    }

    /// Nothing wrong.
    public static Standing well(String resource) {
        return new Standing(resource, false, false, List.of(), List.of());
    }

    /// Whether there is nothing to be remembered about it.
    public boolean nothing() {
        return !unwell && symptoms.isEmpty();
    }

    /// One alert that may explain others.
    ///
    /// @param series which series
    /// @param resource what it is about
    /// @param alert its name
    /// @param labels its labels
    public record Symptom(
            String series, String resource, String alert, Map<String, String> labels) {
        /// Copies the labels.
        public Symptom {
            labels = Map.copyOf(labels);
        }

        boolean satisfies(List<String> matchers) {
            return matchers.stream()
                    .map(Matcher::parse)
                    .allMatch(m -> m.matches(resource, alert, labels));
        }
    }
}
