package dev.remediator.escalation;

import java.util.List;
import java.util.Optional;

/// What is kept between decisions, entry by entry: a decision reads only what it is about.
public interface Files {

    /// A page, by its key.
    Optional<PageFile> page(String key);

    /// A policy, by its name.
    Optional<PolicyFile> policy(String name);

    /// A series on a resource, by [Escalated#series].
    Optional<SeriesFile> series(String name);

    /// The first lines of a gathered page, in order.
    ///
    /// @param gathering its key
    /// @param most how many
    List<String> lines(String gathering, int most);
}
