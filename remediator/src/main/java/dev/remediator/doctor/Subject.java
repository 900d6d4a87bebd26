package dev.remediator.doctor;

import dev.remediator.settings.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// What is examined.
///
/// @param settings the settings
/// @param playbooks the jars and class folders that would be loaded; empty for the standard ones
/// @param environment the environment variables, where secrets may be
/// @param targets whether to ask also what may be acted upon, which may be many hosts
/// @param clock the time here
public record Subject(
        Settings settings,
        List<Path> playbooks,
        Map<String, String> environment,
        boolean targets,
        InstantSource clock) {

    /// Copies the lists.
    public Subject {
        playbooks = List.copyOf(playbooks);
        environment = Map.copyOf(environment);
    }

    /// Without the environment, which has secrets in it.
    @Override
    public String toString() {
        return "Subject[%s, %s]".formatted(playbooks, targets);
    }
}
