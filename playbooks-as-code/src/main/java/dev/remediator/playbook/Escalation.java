package dev.remediator.playbook;

/// Who is paged when automation stops.
///
/// @param policy the escalation policy's name
public record Escalation(String policy) {

    /// Refuses a policy without a name.
    public Escalation {
        if (policy.isBlank()) {
            throw new IllegalArgumentException("the escalation policy's name is blank");
        }
    }
}
