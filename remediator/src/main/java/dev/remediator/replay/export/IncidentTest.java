package dev.remediator.replay.export;

import dev.remediator.recording.Line;
import dev.remediator.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/// Makes one recorded incident a JUnit test that passes at once.
///
/// The fixture holds the incident alone. Where it is decided otherwise without its neighbours, such
/// as by a budget they had used up, those that were open at the same time come with it; where even
/// then something is different, the test declares that.
public final class IncidentTest {
    private final Path folder;
    private final String packageName;
    private final List<Path> jars;
    private final Trial trial;

    /// Decides a recording again.
    interface Trial {
        /// Whether nothing is different.
        boolean passes(Cast cast, Path recording);

        /// Writes what is different into a file.
        void declare(Cast cast, Path recording, Path file);
    }

    /// As the test will.
    private static final class Replayed implements Trial {
        @Override
        public boolean passes(Cast cast, Path recording) {
            return cast.replaying(recording).changesNothing();
        }

        @Override
        public void declare(Cast cast, Path recording, Path file) {
            cast.replaying(recording).declare(file);
        }
    }

    /// What was written.
    ///
    /// @param source the test
    /// @param files all that was written, the test first
    /// @param method what the test's method is called
    /// @param company how many other incidents the fixture holds
    /// @param declares whether something is different all the same
    public record Written(
            Path source, List<Path> files, String method, long company, boolean declares) {}

    /// @param folder where to; it is made if it is not there
    /// @param packageName the test's package
    /// @param jars where the playbooks' classes are; those of this program alone if there are none
    /// @throws IllegalArgumentException if that is no package
    public IncidentTest(Path folder, String packageName, List<Path> jars) {
        this(folder, packageName, jars, new Replayed());
    }

    IncidentTest(Path folder, String packageName, List<Path> jars, Trial trial) {
        if (!SourceVersion.isName(packageName)) {
            throw new IllegalArgumentException(
                    "'%s' is no Java package; name one such as incidents".formatted(packageName));
        }
        this.folder = folder;
        this.packageName = packageName;
        this.jars = List.copyOf(jars);
        this.trial = trial;
    }

    /// Writes the test and its fixture.
    ///
    /// @param incident its id
    /// @param recordings where it may be; the first that has it counts
    /// @throws IllegalArgumentException in one sentence, if it is in none of them, its playbooks
    ///   are not here, or there is such a test already
    /// @throws IOException if a recording cannot be used, or the folder cannot be written to
    public Written write(String incident, List<Path> recordings) throws IOException {
        for (var recording : recordings) {
            var excerpt = Excerpt.of(incident, recording, false);
            if (excerpt.isPresent()) {
                return write(excerpt.get(), recording);
            }
        }
        throw new IllegalArgumentException(unknown(incident, recordings));
    }

    private Written write(Excerpt alone, Path recording) throws IOException {
        var id = alone.incident().id();
        if (alone.incident().decisions().findAny().isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing was decided about '%s' yet, so there is nothing to test"
                            .formatted(id));
        }
        var session =
                alone.session()
                        .filter(one -> !one.playbooks().isEmpty())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "%s does not say which playbooks there were when '%s' was opened;"
                                                                .formatted(recording, id)
                                                        + " record again from before the last start"));
        var cast = Cast.of(session, jars);
        var source = folder.resolve(Names.type(id) + ".java");
        var fixture = folder.resolve(Names.fixture(id));
        for (var file : List.of(source, fixture)) {
            if (Files.exists(file)) {
                throw new IllegalArgumentException(
                        "there is already a %s; delete it, or choose another folder with --out"
                                .formatted(file));
            }
        }
        Files.createDirectories(folder);
        var excerpt = fitting(alone, recording, fixture, cast);
        var declared = declared(cast, fixture, id);
        var text =
                new TestSource(
                        packageName, alone.incident(), excerpt.company(), fixture, cast, declared);
        Files.writeString(source, text.text());
        var files = new ArrayList<>(List.of(source, fixture));
        declared.ifPresent(files::add);
        return new Written(
                source,
                files,
                Names.method(alone.incident()),
                excerpt.company(),
                declared.isPresent());
    }

    /// The incident alone if it is decided like that, else with its neighbours if that helps.
    private Excerpt fitting(Excerpt alone, Path recording, Path fixture, Cast cast)
            throws IOException {
        alone.write(fixture);
        if (trial.passes(cast, fixture)) {
            return alone;
        }
        var together = Excerpt.of(alone.incident().id(), recording, true).orElseThrow();
        together.write(fixture);
        if (trial.passes(cast, fixture)) {
            return together;
        }
        alone.write(fixture);
        return alone;
    }

    private Optional<Path> declared(Cast cast, Path fixture, String id) {
        if (trial.passes(cast, fixture)) {
            return Optional.empty();
        }
        var file = folder.resolve(Names.fixture(id).replace(".jsonl", "-differences.txt"));
        trial.declare(cast, fixture, file);
        return Optional.of(file);
    }

    private static String unknown(String incident, List<Path> recordings) throws IOException {
        for (var recording : recordings) {
            try (var reader = RecordingReader.open(recording)) {
                for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                    if (line.get() instanceof Line.Happened(var one)) {
                        return "no recording has the incident '%s'; %s has '%s', for example"
                                .formatted(incident, recording, one.id());
                    }
                }
            }
        }
        return "no recording has the incident '%s', nor any other".formatted(incident);
    }
}
