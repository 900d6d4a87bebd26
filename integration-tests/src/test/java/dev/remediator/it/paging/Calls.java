package dev.remediator.it.paging;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.Notification;
import dev.remediator.paging.channel.Addressee;
import dev.remediator.paging.channel.Channel;
import dev.remediator.paging.channel.Channels;
import dev.remediator.paging.channel.Message;
import dev.remediator.paging.text.Links;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Attempt;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Calls as the pager makes them.
final class Calls {
    static final String KEY = "0123456789abcdef0123456789abcdef";

    private Calls() {}

    /// A channel whose secret is [#KEY].
    static Channel channel(ChannelKind kind, String url, Map<String, String> options) {
        var secret = kind.needsSecret() ? KEY : "";
        return Channels.of(
                new ChannelSpec("channel", kind, url, secret.isEmpty() ? "" : "env:KEY", options),
                () -> secret);
    }

    /// About a web node that no remedy helped.
    ///
    /// @param at when it is decided
    static Message about(String incident, Page.Action action, Severity severity, Instant at) {
        var fired = at.minus(Duration.ofMinutes(15));
        var alert =
                new Alert(
                        "alertmanager",
                        "series-1",
                        "episode-1",
                        "delivery-1",
                        AlertStatus.FIRING,
                        severity,
                        "InstanceDown",
                        "node/web-1",
                        fired,
                        null,
                        Map.of("cluster", "eu-1", "instance", "web-1", "job", "web"),
                        Map.of("summary", "web-1 does not \"answer\" <b>at all</b> \ud83d\ude00"),
                        Map.of("runbook", "https://wiki.example/web?a=b&c=d"));
        var attempt =
                new Attempt(
                        "drain and reboot",
                        Reason.REMEDY_FAILED,
                        "step 'reboot': ssh: connection refused\n\u001b[31mred",
                        fired.plusSeconds(60),
                        fired.plusSeconds(120));
        var page =
                new Page(
                        action,
                        incident,
                        "node/web-1",
                        "web-on-call",
                        alert,
                        "HealWebNode",
                        Reason.LADDER_EXHAUSTED,
                        List.of(attempt),
                        at,
                        fired);
        var notification =
                new Notification(
                        incident + "/1/0/0",
                        page,
                        "channel",
                        "",
                        "",
                        action == Page.Action.ACKNOWLEDGE ? "ana" : "",
                        1,
                        at,
                        at.plus(Duration.ofMinutes(5)));
        return new Message(notification, Addressee.NOBODY, new Links("https://remediator.example"));
    }
}
