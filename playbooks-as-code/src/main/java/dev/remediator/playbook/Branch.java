package dev.remediator.playbook;

/// One of several things a remedy does at once, see [Remedy#parallel].
///
/// @param name tells it from its neighbours
/// @param body what it does, with a remedy of its own
public record Branch(String name, Body body) {

    /// What a branch does.
    @FunctionalInterface
    public interface Body {
        /// Does it.
        void run(Remedy remedy) throws Exception;
    }
}
