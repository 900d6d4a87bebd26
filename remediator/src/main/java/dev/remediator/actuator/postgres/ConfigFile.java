package dev.remediator.actuator.postgres;

import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a member's configuration is: in its data directory, or, as with Debian's packages,
/// elsewhere. Then it has to be named at each start; how the last start named it stands in
/// `postmaster.opts`.
final class ConfigFile {
    private static final Pattern NAMED =
            Pattern.compile("\"(?:--)?config[-_]file=([^\"]+)\"|--config[-_]file=([^\"\\s]+)");

    private final String member;
    private final HostFiles files;
    private final MemberFiles paths;

    ConfigFile(String member, HostFiles files, MemberFiles paths) {
        this.member = member;
        this.files = files;
        this.paths = paths;
    }

    /// Where it is, if it is not in the data directory.
    ///
    /// @throws ActuatorException if it is nowhere, so that the member could not be started
    Optional<Path> elsewhere() {
        var named = named();
        if (named.filter(files::exists).isEmpty() && !files.exists(paths.in("postgresql.conf"))) {
            throw new ActuatorException(
                    "'%s' cannot be started: there is no '%s', and %s"
                            .formatted(
                                    member,
                                    paths.in("postgresql.conf"),
                                    named.map(file -> "'" + file + "' is not there either")
                                            .orElse("nothing says where it is instead")));
        }
        return named.filter(files::exists);
    }

    /// What `pg_ctl start` needs to be told.
    List<String> options() {
        return elsewhere()
                .map(file -> List.of("-o", "-c \"config_file=" + file + "\""))
                .orElse(List.of());
    }

    /// Refuses a copy that could not be started as this member's.
    void requireIn(Path draft) {
        if (named().filter(files::exists).isEmpty()
                && !files.exists(draft.resolve("postgresql.conf"))) {
            throw new ActuatorException(
                    "'%s' is given no new copy: the one it was copied from has its configuration"
                                    .formatted(member)
                            + " elsewhere, and nothing says where this one's is");
        }
    }

    /// Keeps where it is beside the data, which may go.
    void remember() {
        var named = started();
        if (named.isPresent() && !named.equals(remembered())) {
            files.makeDirectory(paths.notes());
            files.write(paths.note(MemberFiles.CONFIG), named.get() + "\n");
        } else if (named.isEmpty() && files.exists(paths.in("postmaster.opts"))) {
            files.remove(paths.note(MemberFiles.CONFIG));
        }
    }

    /// Where the last start said that it is, whether or not it is there.
    Optional<Path> named() {
        return files.exists(paths.in("postmaster.opts")) ? started() : remembered();
    }

    private Optional<Path> started() {
        return files.read(paths.in("postmaster.opts"))
                .map(NAMED::matcher)
                .filter(found -> found.find())
                .flatMap(
                        found ->
                                fit(
                                        found.group(1) == null
                                                ? "" + found.group(2)
                                                : "" + found.group(1)));
    }

    private Optional<Path> remembered() {
        return files.read(paths.note(MemberFiles.CONFIG)).flatMap(text -> fit(text.strip()));
    }

    /// A path that a shell, which `pg_ctl` hands it to, takes as it is.
    private static Optional<Path> fit(String text) {
        return text.startsWith("/")
                        && text.chars().noneMatch(c -> c < ' ' || "\"$`\\".indexOf(c) >= 0)
                ? Optional.of(Path.of(text))
                : Optional.empty();
    }
}
