package dev.remediator.replay.export;

import dev.remediator.Shelf;
import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.playbook.Playbook;
import dev.remediator.recording.Session;
import dev.remediator.replay.proof.Recordings;
import dev.remediator.replay.proof.Replaying;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;

/// The playbooks and policies a session names, as they are now.
///
/// @param playbooks in the order they are tried
/// @param policies the escalation policies
record Cast(List<Playbook> playbooks, List<EscalationPolicy> policies) {

    /// @param jars where their classes are; those of this program alone if there are none
    /// @throws IllegalArgumentException in one sentence, if one is not there or cannot be named in
    ///   a test
    static Cast of(Session session, List<Path> jars) {
        var loader = jars.isEmpty() ? Cast.class.getClassLoader() : Shelf.load(jars).loader();
        return new Cast(
                made(session.playbooks(), Playbook.class, loader),
                made(session.policies(), EscalationPolicy.class, loader));
    }

    private static <T> List<T> made(List<Session.Sheet> sheets, Class<T> as, ClassLoader loader) {
        return sheets.stream().map(sheet -> made(sheet.type(), as, loader)).toList();
    }

    /// The name comes out of a file: nothing but a playbook or a policy is made.
    private static <T> T made(String type, Class<T> as, ClassLoader loader) {
        try {
            var found = Class.forName(type, false, loader).asSubclass(as);
            var _ = nameInSource(found, as);
            return found.getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new IllegalArgumentException(
                    "the recording names the class '%s', which is not here as a %s;"
                                    .formatted(type, as.getSimpleName())
                            + " give the jar that has it with --playbooks",
                    e);
        }
    }

    /// As a test of another package names it.
    static String nameInSource(Class<?> type, Class<?> as) {
        boolean seen = true;
        for (Class<?> one = type; one != null; one = one.getEnclosingClass()) {
            seen &= Modifier.isPublic(one.getModifiers());
        }
        var name = type.getCanonicalName();
        if (!seen || name == null) {
            throw new IllegalArgumentException(
                    "the %s %s is not public, so no test can name it"
                            .formatted(as.getSimpleName(), type.getName()));
        }
        return name;
    }

    /// Decides a recording again, as the test will.
    Replaying replaying(Path recording) {
        var more = playbooks.subList(1, playbooks.size()).toArray(Playbook[]::new);
        return Recordings.of(recording)
                .replayedWith(playbooks.getFirst(), more)
                .callingPeopleBy(policies.toArray(EscalationPolicy[]::new));
    }
}
