package dev.remediator.history;

import dev.remediator.escalation.CallReport;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call to people about an incident.
///
/// @param at when it was decided
/// @param to whom, by what: such as `ana by sms`
/// @param outcome what is known to have become of it last, in the words of the closed list:
///   `page-called` until something is
/// @param detail what the channel said, in a sentence; empty if nothing
/// @param toldAt when that was said, if anything was
public record Call(Instant at, String to, String outcome, String detail, @Nullable Instant toldAt) {

    /// Those that the decisions about an incident tell of.
    static List<Call> of(List<Decision> decisions) {
        var calls = new ArrayList<Call>();
        for (var decision : decisions) {
            if (decision.reason() == Reason.PAGE_CALLED) {
                var called = Reason.PAGE_CALLED.word();
                calls.add(new Call(decision.at(), decision.facts(), called, "", null));
            } else if (tells(decision.reason())) {
                told(calls, decision);
            }
        }
        return calls;
    }

    private static boolean tells(Reason reason) {
        return switch (reason) {
            case PAGE_DELIVERED, PAGE_LATER, PAGE_FAILED, PAGE_UNCLEAR -> true;
            default -> false;
        };
    }

    /// What is told is told of the last call to the same.
    private static void told(List<Call> calls, Decision decision) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            var call = calls.get(i);
            var report = CallReport.of(decision.facts(), call.to);
            if (report.isPresent()) {
                var outcome = decision.reason().word();
                var detail = report.get().detail();
                calls.set(i, new Call(call.at, call.to, outcome, detail, decision.at()));
                return;
            }
        }
    }
}
