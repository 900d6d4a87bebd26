package dev.remediator.settings;

/// Whether clients show a certificate.
public enum ClientAuth {
    /// They are not asked.
    NONE,
    /// They may. One that was not issued by the authority we trust is refused.
    WANT,
    /// They must: also people, Prometheus and health checks.
    NEED
}
