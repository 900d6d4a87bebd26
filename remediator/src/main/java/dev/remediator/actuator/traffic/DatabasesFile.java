package dev.remediator.actuator.traffic;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The file in which PgBouncer's configuration keeps its databases, on a disk of this machine.
///
/// Only the host and the port of one database are ever written; every other byte stays as it is,
/// and so do owner, group and permissions. A new file takes the old one's place at once, so
/// PgBouncer never reads half of one.
final class DatabasesFile {
    private static final Pattern SECTION = Pattern.compile("\\s*\\[([^]]*)].*", Pattern.DOTALL);
    private static final Pattern OPTION =
            Pattern.compile("(\\w+)(\\s*=\\s*)('(?:[^']|'')*'|[^\\s']*)");

    private final Path file;

    DatabasesFile(Path file) {
        this.file = file;
    }

    /// Who cuts clients off must be able to send them elsewhere, or back.
    void throwUnlessItCanBeChanged(String database, Proxies.Member member) throws Unconfirmed {
        var _ = leading(database, member.address(), member.port());
        try {
            var folder = folder(file.toRealPath());
            if (!Files.isWritable(folder)) {
                throw new Unconfirmed(
                        "has a file '" + file + "' in a directory that cannot be written to");
            }
        } catch (IOException e) {
            throw new Unconfirmed("has a file '" + file + "' that cannot be read: " + why(e), e);
        }
    }

    /// What the file has to be so that a database leads to this place.
    Change leading(String database, String host, int port) throws Unconfirmed {
        try {
            var before = Files.readString(file);
            var lines = new ArrayList<>(List.of(before.split("(?<=\n)", -1)));
            int at = only(database, lines);
            lines.set(at, with(with(lines.get(at), "host", host), "port", "" + port));
            return new Change(before, String.join("", lines));
        } catch (IOException e) {
            throw new Unconfirmed("has a file '" + file + "' that cannot be read: " + why(e), e);
        }
    }

    private int only(String database, List<String> lines) throws Unconfirmed {
        var entry = Pattern.compile("\\s*(\"?)" + Pattern.quote(database) + "\\1\\s*=", 0);
        List<Integer> found = new ArrayList<>();
        boolean inside = true;
        for (int i = 0; i < lines.size(); i++) {
            var section = SECTION.matcher(lines.get(i));
            if (section.matches()) {
                inside = section.group(1).strip().equals("databases");
            } else if (inside && entry.matcher(lines.get(i)).lookingAt()) {
                found.add(i);
            }
        }
        if (found.size() != 1) {
            throw new Unconfirmed(
                    "has "
                            + (found.isEmpty() ? "no line" : found.size() + " lines")
                            + " for database '"
                            + database
                            + "' in '"
                            + file
                            + "'");
        }
        return found.getFirst();
    }

    private static String with(String line, String option, String value) {
        int options = line.indexOf('=') + 1;
        var matcher = OPTION.matcher(line).region(options, line.length());
        while (matcher.find()) {
            if (matcher.group(1).equals(option)) {
                return new StringBuilder(line)
                        .replace(matcher.start(3), matcher.end(3), value)
                        .toString();
            }
        }
        return line.substring(0, options)
                + " "
                + option
                + "="
                + value
                + (line.startsWith(" ", options) || line.substring(options).isBlank() ? "" : " ")
                + line.substring(options);
    }

    /// @param before the whole file as it is
    /// @param after as it has to be
    record Change(String before, String after) {
        boolean needed() {
            return !before.equals(after);
        }
    }

    /// Writes the file anew, if that changes it.
    void make(Change change) throws Unconfirmed {
        if (!change.needed()) {
            return;
        }
        try {
            var real = file.toRealPath();
            var fresh = Files.createTempFile(folder(real), "." + real.getFileName(), ".new");
            try {
                Files.writeString(fresh, change.after());
                belongsAs(real, fresh);
                try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new Unconfirmed("has a file '" + file + "' that cannot be written: " + why(e), e);
        }
    }

    private static Path folder(Path real) throws IOException {
        var folder = real.getParent();
        if (folder == null) {
            throw new FileSystemException(real.toString(), null, "it is in no directory");
        }
        return folder;
    }

    private static void belongsAs(Path old, Path fresh) throws IOException {
        var from = Files.getFileAttributeView(old, PosixFileAttributeView.class).readAttributes();
        var to = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        to.setPermissions(from.permissions());
        if (!to.readAttributes().group().equals(from.group())) {
            to.setGroup(from.group());
        }
        if (!to.readAttributes().owner().equals(from.owner())) {
            to.setOwner(from.owner());
        }
    }

    private static String why(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
