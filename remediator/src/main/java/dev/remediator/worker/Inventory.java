package dev.remediator.worker;

import java.util.Optional;

/// What may be acted upon. A name that is not in it does not exist, whatever an alert says.
public interface Inventory {

    /// The target of this kind and name, if it is listed.
    ///
    /// @param port the interface the remedy wants
    /// @param kind such as `node`
    /// @param name as the alert gives it: hostile input, to be looked up and nothing else
    <T> Optional<T> find(Class<T> port, String kind, String name);

    /// Nothing may be acted upon.
    static Inventory empty() {
        return new Inventory() {
            @Override
            public <T> Optional<T> find(Class<T> port, String kind, String name) {
                return Optional.empty();
            }
        };
    }
}
