package dev.remediator.settings;

/// Writes settings as the file that would be read as the same: what the demonstration gives to its
/// worker processes, and what documentation shows.
public final class SettingsWriter {

    private SettingsWriter() {}

    /// As YAML, with the secrets in it.
    public static String yaml(Settings settings) {
        return SettingsReader.YAML.writeValueAsString(settings);
    }
}
