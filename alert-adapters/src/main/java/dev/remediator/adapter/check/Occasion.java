package dev.remediator.adapter.check;

import dev.remediator.alert.AlertStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Why a notification was sent.
public enum Occasion {
    /// Something is wrong, or still is.
    PROBLEM,
    /// It is over.
    RECOVERY,
    /// Somebody has taken it.
    ACKNOWLEDGED,
    /// Nobody has it any more.
    UNACKNOWLEDGED,
    /// A downtime has begun, or it flaps, or it was muted: nothing more will be said about it.
    MUTED,
    /// The downtime is over, or was taken back.
    UNMUTED,
    /// It does not flap any more.
    CALM,
    /// Somebody has written something.
    COMMENT;

    private static final Pattern OTHER = Pattern.compile("[^A-Z]");

    /// The occasion, from its word in any case and punctuation; `DOWNTIMECANCELLED`,
    /// `DowntimeRemoved` and `downtime-removed` are one.
    ///
    /// @return nothing if it is no such word
    public static Optional<Occasion> read(String word) {
        return switch (OTHER.matcher(word.toUpperCase(Locale.ROOT)).replaceAll("")) {
            case "PROBLEM" -> Optional.of(PROBLEM);
            case "RECOVERY", "OK" -> Optional.of(RECOVERY);
            case "ACKNOWLEDGEMENT", "ACKNOWLEDGMENT", "ACKNOWLEDGEMENTSET", "ACKNOWLEDGED", "ACK" ->
                    Optional.of(ACKNOWLEDGED);
            case "ACKNOWLEDGEMENTCLEARED" -> Optional.of(UNACKNOWLEDGED);
            case "DOWNTIMESTART", "DOWNTIMESTARTED", "DOWNTIMETRIGGERED", "FLAPPINGSTART", "MUTE" ->
                    Optional.of(MUTED);
            case "DOWNTIMEEND",
                    "DOWNTIMESTOP",
                    "DOWNTIMECANCELLED",
                    "DOWNTIMECANCELED",
                    "DOWNTIMEREMOVED",
                    "UNMUTE" ->
                    Optional.of(UNMUTED);
            case "FLAPPINGSTOP", "FLAPPINGEND", "FLAPPINGDISABLED" -> Optional.of(CALM);
            case "CUSTOM",
                    "COMMENTADDED",
                    "COMMENTREMOVED",
                    "DOWNTIMEADDED",
                    "INCIDENTAGE",
                    "ALERTHANDLEROK",
                    "ALERTHANDLERFAILED",
                    "ALERTHANDLER" ->
                    Optional.of(COMMENT);
            default -> Optional.empty();
        };
    }

    /// What it means for an alert; nothing, if it carries none.
    ///
    /// | | is a problem | is none | state not said |
    /// |---|---|---|---|
    /// | problem | firing | resolved | firing |
    /// | recovery | resolved | resolved | resolved |
    /// | acknowledged | acknowledged | nothing | acknowledged |
    /// | not acknowledged any more | firing | nothing | firing |
    /// | muted | suppressed | suppressed | suppressed |
    /// | not muted any more | firing | nothing | nothing |
    /// | calm | firing | resolved | nothing |
    /// | comment | nothing | nothing | nothing |
    ///
    /// @param state what is said about it, if something is
    public Optional<AlertStatus> status(Optional<CheckState> state) {
        boolean problem = state.map(CheckState::problem).orElse(false);
        boolean fine = state.map(s -> !s.problem()).orElse(false);
        return switch (this) {
            case PROBLEM -> Optional.of(fine ? AlertStatus.RESOLVED : AlertStatus.FIRING);
            case RECOVERY -> Optional.of(AlertStatus.RESOLVED);
            case ACKNOWLEDGED -> fine ? Optional.empty() : Optional.of(AlertStatus.ACKNOWLEDGED);
            case UNACKNOWLEDGED -> fine ? Optional.empty() : Optional.of(AlertStatus.FIRING);
            case MUTED -> Optional.of(AlertStatus.SUPPRESSED);
            case UNMUTED -> problem ? Optional.of(AlertStatus.FIRING) : Optional.empty();
            case CALM -> state.map(s -> s.problem() ? AlertStatus.FIRING : AlertStatus.RESOLVED);
            case COMMENT -> Optional.empty();
        };
    }

    /// Why it carries no alert, in a sentence.
    public String nothing() {
        return switch (this) {
            case COMMENT -> "somebody has written something or planned a downtime; nothing changes";
            case UNMUTED, CALM -> "it is not muted any more, and does not say that it is a problem";
            case PROBLEM, RECOVERY, ACKNOWLEDGED, UNACKNOWLEDGED, MUTED ->
                    "it is about something that is no problem now";
        };
    }
}
