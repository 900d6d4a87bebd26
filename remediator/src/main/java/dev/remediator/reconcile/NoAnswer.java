package dev.remediator.reconcile;

import org.jspecify.annotations.Nullable;

/// A source did not say what fires there. Its message is one sentence that begins with its address.
final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    NoAnswer(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
