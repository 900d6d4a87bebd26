package dev.remediator.doctor;

import dev.remediator.secret.SecretPlaces;
import dev.remediator.settings.SecretKeys;
import dev.remediator.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether each secret that the settings mention is where they say, and is one.
final class SecretsCheck {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private SecretsCheck() {}

    static List<Finding> look(Settings settings, SecretPlaces secrets) throws IOException {
        return look(SecretKeys.of(settings), secrets);
    }

    /// @param places where each is, by its key in the settings
    static List<Finding> look(Map<String, String> places, SecretPlaces secrets) throws IOException {
        var found = new ArrayList<Finding>();
        for (var place : places.entrySet()) {
            found.add(one(place.getKey(), place.getValue(), secrets));
        }
        if (found.isEmpty()) {
            found.add(Finding.ok("secrets", "the settings mention none"));
        }
        return found;
    }

    private static Finding one(String key, String place, SecretPlaces secrets) throws IOException {
        var check = "secret " + key;
        if (place.startsWith("literal:")) {
            return Finding.warn(
                    check,
                    "it is written in the settings, where whoever reads them finds it",
                    "put it in a file or the environment, and say file:PATH or env:NAME");
        }
        try {
            var _ = secrets.find(place).now();
        } catch (IllegalArgumentException e) {
            return Finding.fail(check, "it " + Doctor.said(e), "put the secret there");
        }
        return place.startsWith("file:") && othersMayRead(place.substring("file:".length()))
                ? Finding.warn(
                        check,
                        "others on this machine may read %s".formatted(place),
                        "chmod 600 it")
                : Finding.ok(check, "it is at %s".formatted(place));
    }

    private static boolean othersMayRead(String file) throws IOException {
        try {
            return Files.getPosixFilePermissions(Path.of(file)).stream().anyMatch(OTHERS::contains);
        } catch (UnsupportedOperationException | InvalidPathException _) {
            return false;
        }
    }
}
