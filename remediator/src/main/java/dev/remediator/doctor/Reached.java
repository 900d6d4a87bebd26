package dev.remediator.doctor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far one came on the way to a service.
///
/// @param host where
/// @param port at which port
/// @param as how far
/// @param said why no further, or what it greeted with; empty if there is nothing to say
/// @param from since when its certificate holds; nothing without TLS
/// @param until until when it does; nothing without TLS
record Reached(
        String host,
        int port,
        Stage as,
        String said,
        @Nullable Instant from,
        @Nullable Instant until) {

    /// The steps on the way; where it ended.
    enum Stage {
        /// Nobody knows its address.
        NO_ADDRESS,
        /// It takes no connection.
        NO_CONNECTION,
        /// It takes one, but is not who it says, or does not speak TLS.
        NO_TRUST,
        /// It says nothing, or nothing that fits.
        NO_GREETING,
        /// It could be spoken to.
        ARRIVED
    }

    Finding judge(String check, Instant now) {
        var place = "%s:%d".formatted(host, port);
        return switch (as) {
            case NO_ADDRESS ->
                    Finding.fail(
                            check,
                            "no address is known for %s".formatted(host),
                            "see whether it is spelt right, and whether DNS works here");
            case NO_CONNECTION ->
                    Finding.fail(
                            check,
                            "%s takes no connection: %s".formatted(place, said),
                            "see whether it runs, and whether a firewall lets us out to it");
            case NO_TRUST ->
                    Finding.fail(
                            check,
                            "TLS with %s fails: %s".formatted(place, said),
                            "see who answers there, and whether this JDK trusts its authority");
            case NO_GREETING ->
                    Finding.fail(
                            check,
                            "%s does not greet as a mail server does: %s".formatted(place, said),
                            "see whether the port is right: 587 or 25 with smtp, 465 with smtps");
            case ARRIVED ->
                    from == null || until == null
                            ? Finding.ok(check, "%s is reached".formatted(place))
                            : CertificateCheck.judge(
                                    check,
                                    "%s is reached; its certificate".formatted(place),
                                    from,
                                    until,
                                    now);
        };
    }
}
