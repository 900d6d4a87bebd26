package dev.remediator.paging;

/// A bug of a channel, as it may be shown: where it is, and not what it says, because addresses and
/// headers with secrets may be in that.
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Fault(String sentence) {
        super(sentence);
    }

    static Fault of(Throwable bug) {
        var fault = new Fault(bug.getClass().getName() + where(bug));
        fault.setStackTrace(bug.getStackTrace());
        return fault;
    }

    private static String where(Throwable bug) {
        var stack = bug.getStackTrace();
        return stack.length == 0 ? "" : " at " + stack[0];
    }
}
