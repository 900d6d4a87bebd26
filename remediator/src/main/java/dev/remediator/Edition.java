package dev.remediator;

import dev.remediator.playbook.Playbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which version of its code a playbook has: a hash of every class in the jars and folders that
/// were loaded with it, so that a helper that changed counts as well, in whichever of them it is.
///
/// Two builds of the same sources have one version, whatever the jar's dates say. For the playbooks
/// of one shelf; used by one thread.
final class Edition {
    private static final int SHOWN_BYTES = 6;

    private final List<Path> together;
    private final Map<Path, String> known = new ConcurrentHashMap<>();

    /// @param together the jars and folders that were loaded together; what was loaded from
    ///   elsewhere is a version of its own
    Edition(List<Path> together) {
        this.together = together.stream().map(Edition::real).toList();
    }

    /// The version, as twelve hexadecimal digits; empty if nobody knows where the code came from.
    String of(Playbook playbook) {
        var source = playbook.getClass().getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "";
        }
        return known.computeIfAbsent(real(path(source.getLocation())), this::version);
    }

    private String version(Path place) {
        var digest = sha256();
        var places = together.contains(place) ? together : List.of(place);
        places.stream().map(Edition::hash).sorted(Arrays::compare).forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
    }

    private static Path real(Path place) {
        try {
            return place.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("playbooks cannot be read from " + place, e);
        }
    }

    private static Path path(URL location) {
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("playbooks cannot be read from " + location, e);
        }
    }

    private static byte[] hash(Path place) {
        try {
            if (Files.isDirectory(place)) {
                return hashOf(place);
            }
            try (var jar = FileSystems.newFileSystem(place)) {
                return hashOf(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("playbooks cannot be read from " + place, e);
        }
    }

    private static byte[] hashOf(Path root) throws IOException {
        var digest = sha256();
        try (var files = Files.walk(root)) {
            var classes =
                    files.filter(file -> file.toString().endsWith(".class"))
                            .sorted(Comparator.comparing(file -> name(root, file)))
                            .toList();
            for (var file : classes) {
                digest.update(name(root, file).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
            }
        }
        return digest.digest();
    }

    /// The same in a jar and in a folder.
    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
