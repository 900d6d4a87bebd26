package dev.remediator.demo;

/// What an act waited for did not come.
final class ActFailed extends Exception {
    private static final long serialVersionUID = 1L;

    ActFailed(String sentence) {
        super(sentence);
    }
}
