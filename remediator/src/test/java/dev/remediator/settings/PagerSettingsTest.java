package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.escalation.ChannelKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Channels and people in the settings.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PagerSettingsTest {
    @TempDir private Path directory;
    private Yaml yaml = new Yaml(Path.of("."));

    @BeforeEach
    void opens() {
        yaml = new Yaml(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "R0123, literal:R0123",
        "env:KEY, env:KEY",
        "file:/run/secrets/key, file:/run/secrets/key",
        "literal:R0123, literal:R0123"
    })
    void the_routing_key_or_the_place_where_it_is(String said, String place) {
        var pager = yaml.read("pager: {routing-key: '" + said + "'}").pager();
        assertThat(pager.routingKeyPlace()).isEqualTo(place);
    }

    @Test
    void everything_can_be_said() {
        var said =
                yaml.read(
                                """
                                pager:
                                  routing-key: R0123
                                  url: https://events.eu.pagerduty.com
                                  channels:
                                    - name: sms
                                      kind: twilio-sms
                                      url: https://twilio.example
                                      secret: env:TWILIO_TOKEN
                                      options: {account: AC01, from: "+15005550006"}
                                    - {name: said, kind: printed}
                                  people:
                                    - name: ana
                                      email: ana@example.org
                                      phone: "+491701234567"
                                      slack: U012AB3CD
                                      devices: [token-1, token-2]
                                    - {name: bo}
                                  confirm-after: PT1M
                                  rearm-after: PT30M
                                  most: {pages: 5, in: PT1H}
                                  address: https://remediator.example
                                  spool: /var/spool/remediator
                                  hook: [/usr/local/bin/ring, --loud]
                                """)
                        .pager();
        assertThat(said)
                .isEqualTo(
                        new PagerSpec(
                                "R0123",
                                "https://events.eu.pagerduty.com",
                                List.of(
                                        new ChannelSpec(
                                                "sms",
                                                ChannelKind.TWILIO_SMS,
                                                "https://twilio.example",
                                                "env:TWILIO_TOKEN",
                                                Map.of("account", "AC01", "from", "+15005550006")),
                                        new ChannelSpec(
                                                "said", ChannelKind.PRINTED, "", "", Map.of())),
                                List.of(
                                        new PersonSpec(
                                                "ana",
                                                "ana@example.org",
                                                "+491701234567",
                                                "U012AB3CD",
                                                List.of("token-1", "token-2")),
                                        new PersonSpec("bo", "", "", "", List.of())),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(30),
                                new PagerSpec.Most(5, Duration.ofHours(1)),
                                "https://remediator.example",
                                Path.of("/var/spool/remediator"),
                                List.of("/usr/local/bin/ring", "--loud")));
    }

    @ParameterizedTest
    @EnumSource(ChannelKind.class)
    void every_kind_is_called_by_its_word_and_reads_as_it_is_written(ChannelKind kind) {
        var secret = kind.needsSecret() ? ", secret: 'env:TOKEN'" : "";
        var settings =
                yaml.read("pager: {channels: [{name: c, kind: " + kind.word() + secret + "}]}");
        assertThat(settings.pager().channels())
                .singleElement()
                .satisfies(spec -> assertThat(spec.kind()).isEqualTo(kind));
        var written = SettingsReader.YAML.writeValueAsString(settings);
        assertThat(written).contains(kind.word());
        assertThat(yaml.read(written).pager()).isEqualTo(settings.pager());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "channels: [{name: c, kind: pagerdutty}] | pager.channels[0].kind | pagerduty, pagerduty-schedules, opsgenie, splunk-on-call",
                "channels: [{name: c, kind: 1}] | pager.channels[0].kind | must be one of pagerduty,",
                "channels: [{kind: printed}] | pager.channels[0].name | is missing",
                "channels: [{name: c}] | pager.channels[0].kind | is missing",
                "channels: [{name: 'a b', kind: printed}] | pager.channels[0].name is 'a b' | must be up to 64 letters, digits",
                "channels: [{name: c, kind: webhook, url: 'ftp://x'}] | pager.channels[0].url is 'ftp://x' | must be an address such as https://host",
                "channels: [{name: c, kind: slack}] | pager.channels[0].secret is missing | env:NAME or file:PATH",
                "channels: [{name: c, kind: printed, options: {room: x}}] | pager.channels[0].options has 'room' | a channel of the kind printed has none",
                "channels: [{name: c, kind: smtp, options: {sceurity: tls}}] | pager.channels[0].options has 'sceurity' | security",
                "channels: [{name: c, kind: smtp, options: [tls]}] | pager.channels[0].options | keys of its own",
                "channels: [{name: c, kind: printed, sceret: x}] | there is no setting 'pager.channels[0].sceret' | did you mean 'pager.channels[0].secret'?",
                "channels: [{name: c, kind: printed}, {name: c, kind: printed}] | pager.channels[1].name is 'c' | another channel is called so",
                "channels: printed | pager.channels | a list",
                "routing-key: R, channels: [{name: pagerduty, kind: printed}] | pager.channels[0].name is 'pagerduty' | another channel is called so",
                "channels: [{name: last-resort, kind: printed}] | pager.channels[0].name is 'last-resort' | another channel is called so",
                "people: [{name: ' '}] | pager.people[0].name is | a person needs one",
                "people: [{email: ana@example.org}] | pager.people[0].name | is missing",
                "people: [{name: ana, phone: '0170 123'}] | pager.people[0].phone is '0170 123' | must be '+' and 6 to 15 digits",
                "people: [{name: ana, fone: '1'}] | there is no setting 'pager.people[0].fone' | did you mean 'pager.people[0].phone'?",
                "people: [{name: ana, devices: d}] | pager.people[0].devices | a list",
                "people: [{name: ana}, {name: ana}] | pager.people[1].name is 'ana' | another person is called so",
                "most: {pages: 0} | pager.most.pages | 0",
                "most: {in: PT0S} | pager.most.in is PT0S | must be at least 1 s",
                "confirm-after: soon | pager.confirm-after | a duration such as PT3S",
                "confirm-after: -PT1S | pager.confirm-after | must not be negative",
                "rearm-after: -PT1S | pager.rearm-after | must not be negative",
                "rearm-after: PT1S | pager.rearm-after is PT1S | must be 0 or at least 1 min",
                "address: remediator.example | pager.address is 'remediator.example' | must be an http or https address",
                "hook: ring | pager.hook | a list",
            })
    void what_makes_no_sense_is_refused_by_its_key(String said, String key, String why) {
        assertThatThrownBy(() -> yaml.read("pager: {" + said + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("\n")
                .doesNotContain("java.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "channels: [{name: c, kind: slack, secret: 'literal:S3CRET', options: {x: y}}]",
                "channels: [{name: c, kind: 'literal:S3CRET'}]",
                "channels: [{name: c, kind: slack, secret: [S3CRET]}]",
                "channels: [{name: c, kind: slack, secrett: 'literal:S3CRET'}]",
                "channels: ['literal:S3CRET']",
            })
    void a_complaint_shows_no_secret(String said) {
        assertThatThrownBy(() -> yaml.read("pager: {" + said + "}"))
                .hasMessageContaining("pager.channels[0]")
                .message()
                .doesNotContain("S3CRET");
    }

    @Test
    void settings_show_no_secret() {
        var said =
                yaml.read(
                        """
                        pager:
                          routing-key: S3CRET
                          channels:
                            - {name: c, kind: slack, secret: 'literal:S3CRET'}
                          people:
                            - {name: ana, phone: "+491701234567"}
                        """);
        assertThat(said.toString())
                .contains("literal:***")
                .doesNotContain("S3CRET")
                .doesNotContain("+491701234567");
    }
}
