package dev.remediator.journal;

import dev.remediator.playbook.RemedyFailed;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether a branch's remedy may be spoken to: by one thread, one word after the other, not while
/// it has branches of its own, and not after its run is over.
final class Speech {
    private final Course course;
    private volatile @Nullable Thread speaker;
    private volatile @Nullable String elsewhere;
    private @Nullable String unsaid;
    private @Nullable Error over;

    Speech(Course course) {
        this.course = course;
    }

    /// Says the words. A body may catch whatever it likes: once its run is lost or stopped, it
    /// stays so.
    <T> T say(Supplier<T> words) {
        finish();
        return unlessOver(words);
    }

    /// Begins a deed, to be completed with [#complete].
    void begin(String once) {
        finish();
        unsaid = once;
    }

    /// Completes a deed that was begun.
    <T> T complete(Supplier<T> words) {
        throwIfNotNow();
        unsaid = null;
        return unlessOver(words);
    }

    private <T> T unlessOver(Supplier<T> words) {
        try {
            return words.get();
        } catch (RunTaken | Stopped e) {
            over = e;
            course.over(e);
            throw e;
        }
    }

    /// Until it is taken back, nothing is to be said.
    ///
    /// @param where who is to be spoken to instead; null takes it back
    void goesOnElsewhere(@Nullable String where) {
        elsewhere = where;
    }

    /// A deed that was named and never done: nobody said how one would know.
    void finish() {
        throwIfNotNow();
        if (unsaid != null) {
            throw new RemedyFailed(
                    "once '"
                            + unsaid
                            + "' was said without probe(…) or withoutProbe(), so it was not done");
        }
    }

    private void throwIfNotNow() {
        var where = elsewhere;
        if (where != null) {
            throw new IllegalStateException(where);
        }
        var mine = Thread.currentThread();
        if (speaker == null) {
            speaker = mine;
        }
        if (!mine.equals(speaker)) {
            throw new IllegalStateException(
                    "a remedy is only for the thread that runs its body; use parallel(…)");
        }
        if (over != null) {
            throw over;
        }
    }

    /// The body has thrown: what has ended the run for it, whatever it made of that.
    Throwable threw(Throwable thrown) {
        return over == null ? thrown : over;
    }
}
