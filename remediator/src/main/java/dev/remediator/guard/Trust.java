package dev.remediator.guard;

/// How a playbook has done: the evidence on which people let it do more, or less.
///
/// @param helped incidents it healed
/// @param failed incidents none of its remedies helped
/// @param failedInARow failures since it last helped
/// @param approved remedies people approved
/// @param denied remedies people denied
/// @param lapsed remedies nobody answered for
/// @param shadowed remedies it would have carried out in shadow
public record Trust(
        int helped,
        int failed,
        int failedInARow,
        int approved,
        int denied,
        int lapsed,
        int shadowed) {

    /// No evidence.
    public static final Trust NONE = new Trust(0, 0, 0, 0, 0, 0, 0);

    /// With one more incident judged.
    public Trust judged(boolean didHelp) {
        return didHelp
                ? new Trust(helped + 1, failed, 0, approved, denied, lapsed, shadowed)
                : new Trust(
                        helped, failed + 1, failedInARow + 1, approved, denied, lapsed, shadowed);
    }

    /// With its row of failures forgotten: it has been demoted, or set by a person.
    public Trust afresh() {
        return new Trust(helped, failed, 0, approved, denied, lapsed, shadowed);
    }

    /// With one more approval.
    public Trust approvedOnce() {
        return new Trust(helped, failed, failedInARow, approved + 1, denied, lapsed, shadowed);
    }

    /// With one more denial.
    public Trust deniedOnce() {
        return new Trust(helped, failed, failedInARow, approved, denied + 1, lapsed, shadowed);
    }

    /// With one more proposal nobody answered.
    public Trust lapsedOnce() {
        return new Trust(helped, failed, failedInARow, approved, denied, lapsed + 1, shadowed);
    }

    /// With one more remedy it only thought of.
    public Trust shadowedOnce() {
        return new Trust(helped, failed, failedInARow, approved, denied, lapsed, shadowed + 1);
    }
}
