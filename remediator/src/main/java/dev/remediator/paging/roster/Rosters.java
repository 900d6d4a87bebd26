package dev.remediator.paging.roster;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Credential;
import dev.remediator.settings.ChannelSpec;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/// Makes what asks who is on call from what the operator says.
public final class Rosters {

    private Rosters() {}

    /// The schedules behind a channel; empty if channels of this kind have none.
    ///
    /// @param spec what the operator says
    /// @param credential the channel's secret
    /// @param clock says how old an answer is
    public static Optional<Roster> of(
            ChannelSpec spec, Credential credential, InstantSource clock) {
        if (spec.kind() == ChannelKind.PAGERDUTY_SCHEDULES) {
            var roster = new PagerDutySchedules(base(spec, PagerDutySchedules.BASE), credential);
            return Optional.of(new RememberedRoster(roster, clock));
        } else if (spec.kind() == ChannelKind.OPSGENIE) {
            var roster = new OpsgenieSchedules(base(spec, OpsgenieSchedules.BASE), credential);
            return Optional.of(new RememberedRoster(roster, clock));
        }
        return Optional.empty();
    }

    private static URI base(ChannelSpec spec, URI usual) {
        return spec.url().isEmpty() ? usual : URI.create(spec.url());
    }
}
