package dev.remediator.worker;

/// Where the engine's answers come from. They are told to one listener, by one thread, in order.
interface AnswerSource extends AutoCloseable {

    /// Whether answers still come. A worker that hears none must not ask for anything.
    boolean alive();

    @Override
    void close();
}
