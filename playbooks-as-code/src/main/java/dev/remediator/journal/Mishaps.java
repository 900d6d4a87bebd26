package dev.remediator.journal;

import dev.remediator.playbook.Remedy.Work;
import dev.remediator.playbook.RemedyFailed;

/// Tells the errors that are a failure of the work from those that are the end of the run.
final class Mishaps {

    private Mishaps() {}

    /// Whether it ends the run here: it is over, or this JVM is in trouble.
    static boolean endsTheRun(Throwable thrown) {
        return thrown instanceof RunTaken
                || thrown instanceof Stopped
                || thrown instanceof OutOfMemoryError
                || thrown instanceof InternalError;
    }

    /// Does it. An error of the work's own, such as a class that is missing, is an exception like
    /// any other.
    static <T> T thrown(Work<T> work) throws Exception {
        try {
            return work.run();
        } catch (Error e) {
            if (endsTheRun(e)) {
                throw e;
            }
            throw new RemedyFailed(Evidence.of(e), e);
        }
    }
}
