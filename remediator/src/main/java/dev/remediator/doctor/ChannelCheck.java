package dev.remediator.doctor;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.ChannelAddress;
import dev.remediator.secret.SecretPlaces;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.settings.PagerSpec;
import dev.remediator.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether the services that carry pages are reached. Nothing is sent to them.
final class ChannelCheck {
    /// Where the settings name no channel.
    static final Finding NONE =
            Finding.warn(
                    "channels",
                    "nobody is called: pages are only printed where the program runs",
                    "name at least one below 'pager.channels'");

    private ChannelCheck() {}

    /// The channels of the settings, with the one that a routing key makes.
    static List<ChannelSpec> channels(Settings settings) {
        var pager = settings.pager();
        var all = new ArrayList<ChannelSpec>();
        if (!pager.routingKey().isBlank()) {
            all.add(
                    new ChannelSpec(
                            PagerSpec.PAGERDUTY,
                            ChannelKind.PAGERDUTY,
                            pager.url(),
                            "literal:" + pager.routingKey(),
                            Map.of()));
        }
        all.addAll(pager.channels());
        return all;
    }

    static Finding look(ChannelSpec channel, SecretPlaces secrets, InstantSource clock) {
        var name = "channel " + channel.name();
        Optional<URI> place;
        try {
            place = ChannelAddress.of(channel, () -> secret(channel, secrets));
        } catch (IllegalArgumentException e) {
            return Finding.fail(
                    name, Doctor.said(e), "mend pager.channels, or put the secret there");
        }
        return place.map(there -> Way.to(there).judge(name, clock.instant()))
                .orElseGet(() -> Finding.ok(name, "it is on this machine"));
    }

    private static String secret(ChannelSpec channel, SecretPlaces secrets) {
        if (channel.secret().isEmpty()) {
            return "";
        }
        try {
            var found = secrets.find(channel.secret()).now();
            return new String(found.getFirst(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its secret " + Doctor.said(e), e);
        }
    }
}
