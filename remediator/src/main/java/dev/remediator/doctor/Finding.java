package dev.remediator.doctor;

/// What one look found.
///
/// @param check what was looked at, such as `disk` or `channel chat`
/// @param grade how it is
/// @param seen what was seen, in one sentence; never a secret
/// @param advice what to do; empty where nothing is to be done
public record Finding(String check, Grade grade, String seen, String advice) {

    static Finding ok(String check, String seen) {
        return new Finding(check, Grade.OK, seen, "");
    }

    static Finding warn(String check, String seen, String advice) {
        return new Finding(check, Grade.WARN, seen, advice);
    }

    static Finding fail(String check, String seen, String advice) {
        return new Finding(check, Grade.FAIL, seen, advice);
    }
}
