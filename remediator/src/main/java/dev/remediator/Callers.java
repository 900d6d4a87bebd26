package dev.remediator;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.Rulebook;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.oncall.Policies;
import dev.remediator.paging.Directory;
import dev.remediator.paging.Switchboard;
import dev.remediator.paging.channel.Addressee;
import dev.remediator.paging.channel.Channels;
import dev.remediator.paging.channel.Credential;
import dev.remediator.paging.channel.Guarded;
import dev.remediator.paging.roster.Roster;
import dev.remediator.paging.roster.Rosters;
import dev.remediator.paging.text.Links;
import dev.remediator.recording.Session;
import dev.remediator.secret.SecretPlaces;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.settings.PagerSpec;
import dev.remediator.settings.PersonSpec;
import dev.remediator.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes of the settings those who call people, and of the policies whom they call.
public final class Callers {
    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);
    private static final String PRINTED = "printed";

    private Callers() {}

    /// Who is called when.
    ///
    /// @param policies those that are written in code
    /// @throws IllegalArgumentException in one sentence, if a policy cannot be kept, or calls
    ///   somebody or on a channel that the settings do not have; or if nobody would be called by a
    ///   name that no policy has
    public static Rulebook rulebook(Settings settings, List<EscalationPolicy> policies) {
        return rulebook(settings, Policies.of(policies));
    }

    /// The same, with the names by which the playbooks call people. Names that no policy has are
    /// told in the log, once.
    ///
    /// @throws IllegalArgumentException also if a name is probably a slip for that of a policy
    public static Rulebook rulebook(Settings settings, Shelf shelf) {
        var policies = Policies.of(shelf.policies());
        var paged = Paged.by(shelf.book(), policies);
        paged.strangers()
                .forEach(
                        (name, playbooks) ->
                                LOG.info(
                                        "no escalation policy is called {}, which {} page; {}",
                                        name,
                                        String.join(", ", playbooks),
                                        paged.instead()));
        return rulebook(settings, policies);
    }

    /// Who was called when, as a session says, by the policies as they are now. A channel of a kind
    /// that is not known here carries nothing.
    ///
    /// @param session what a remediator was set to
    /// @param policies those that are written in code
    public static Rulebook rulebook(Session session, List<EscalationPolicy> policies) {
        var channels = new LinkedHashMap<String, ChannelKind>();
        var calling = new ArrayList<String>();
        for (var channel : session.channels()) {
            Arrays.stream(ChannelKind.values())
                    .filter(kind -> kind.word().equals(channel.kind()))
                    .forEach(kind -> channels.put(channel.name(), kind));
            var kind = channels.get(channel.name());
            if (kind != null && calls(channel, kind)) {
                calling.add(channel.name());
            }
        }
        channels.putIfAbsent(Rulebook.LAST_RESORT, ChannelKind.SPOOL);
        var plans = Policies.of(policies).plans();
        return new Rulebook(
                plans,
                plans.getOrDefault(Policies.DEFAULT, Rulebook.everyChannelInTurn(calling)),
                channels,
                session.confirming(),
                session.rearming(),
                session.most());
    }

    private static boolean calls(Session.Channel channel, ChannelKind kind) {
        var calls = channel.calls();
        return !channel.name().equals(Rulebook.LAST_RESORT)
                && (calls == null ? Reach.mayWake(kind) : calls);
    }

    /// The channels on which somebody listens whom a page may wake, in the order of the settings.
    static List<String> calling(Settings settings) {
        return calling(specs(settings.pager()));
    }

    private static List<String> calling(List<ChannelSpec> specs) {
        return specs.stream().filter(Reach::wakes).map(ChannelSpec::name).toList();
    }

    /// Every page is printed, where policies in code do not say otherwise and nobody has set
    /// anything up.
    ///
    /// @param policies those that are written in code
    public static Rulebook printed(List<EscalationPolicy> policies) {
        var plans = Policies.of(policies).plans();
        var channels = new LinkedHashMap<String, ChannelKind>();
        channels.put(PRINTED, ChannelKind.PRINTED);
        channels.put(Rulebook.LAST_RESORT, ChannelKind.SPOOL);
        var printed = Rulebook.printed();
        return new Rulebook(
                plans,
                plans.getOrDefault(Policies.DEFAULT, printed.otherwise()),
                channels,
                printed.confirming(),
                printed.rearming(),
                printed.most());
    }

    private static Rulebook rulebook(Settings settings, Policies policies) {
        var pager = settings.pager();
        var specs = specs(pager);
        new Reach(specs, pager.people()).check(policies);
        var channels = new LinkedHashMap<String, ChannelKind>();
        specs.forEach(spec -> channels.put(spec.name(), spec.kind()));
        var calling = calling(specs);
        channels.put(Rulebook.LAST_RESORT, ChannelKind.SPOOL);
        var plans = policies.plans();
        if (calling.isEmpty() && !plans.containsKey(Policies.DEFAULT)) {
            throw new IllegalArgumentException(
                    "no channel of pager.channels calls anybody by itself, so nobody would be called where no policy is named; write a policy called %s, or add a channel where somebody listens"
                            .formatted(Policies.DEFAULT));
        }
        return new Rulebook(
                plans,
                plans.getOrDefault(Policies.DEFAULT, Rulebook.everyChannelInTurn(calling)),
                channels,
                pager.confirmAfter(),
                pager.rearmAfter(),
                new CallPlan.Most(pager.most().pages(), pager.most().in()));
    }

    /// How they are reached.
    ///
    /// @throws IllegalArgumentException in one sentence with the key, if a secret is not where it
    ///   should be, or something is missing
    static Switchboard switchboard(Settings settings) {
        var pager = settings.pager();
        var secrets = SecretPlaces.ofThisProcess();
        var lines = new LinkedHashMap<String, Switchboard.Line>();
        var rosters = new LinkedHashMap<String, Roster>();
        for (var spec : specs(pager)) {
            var kind = spec.kind();
            var credential = credential(spec, secrets);
            if (kind != ChannelKind.PAGERDUTY_SCHEDULES) {
                var channel = Guarded.around(kind, Channels.of(spec, credential));
                lines.put(spec.name(), new Switchboard.Line(kind, channel));
            }
            Rosters.of(spec, credential, InstantSource.system())
                    .ifPresent(roster -> rosters.put(spec.name(), roster));
        }
        lines.put(
                Rulebook.LAST_RESORT,
                new Switchboard.Line(
                        ChannelKind.SPOOL,
                        Channels.spool(settings.data().resolve(pager.spool()), pager.hook())));
        var people = pager.people().stream().map(Callers::addressee).toList();
        return new Switchboard(lines, new Directory(people, rosters), new Links(address(settings)));
    }

    private static Addressee addressee(PersonSpec person) {
        return new Addressee(
                person.name(), person.email(), person.phone(), person.slack(), person.devices());
    }

    /// Where people reach this program.
    static String address(Settings settings) {
        var said = settings.pager().address();
        var http = settings.http();
        return said.isEmpty()
                ? "%s://%s:%d"
                        .formatted(
                                http.tls().enabled() ? "https" : "http", http.host(), http.port())
                : said;
    }

    private static List<ChannelSpec> specs(PagerSpec pager) {
        var all = new ArrayList<ChannelSpec>();
        if (!pager.routingKey().isBlank()) {
            all.add(
                    new ChannelSpec(
                            PagerSpec.PAGERDUTY,
                            ChannelKind.PAGERDUTY,
                            pager.url(),
                            pager.routingKeyPlace(),
                            Map.of()));
        }
        all.addAll(pager.channels());
        if (all.isEmpty()) {
            all.add(new ChannelSpec(PRINTED, ChannelKind.PRINTED, "", "", Map.of()));
        }
        return all;
    }

    private static Credential credential(ChannelSpec spec, SecretPlaces secrets) {
        if (spec.secret().isEmpty()) {
            return () -> "";
        }
        try {
            var found = secrets.find(spec.secret());
            return () -> new String(found.now().getFirst(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the secret of the channel %s %s".formatted(spec.name(), e.getMessage()), e);
        }
    }
}
