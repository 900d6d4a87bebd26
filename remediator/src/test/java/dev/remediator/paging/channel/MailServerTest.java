package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.settings.ChannelSpec;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the operator says of a mail server, and what is refused before the first mail.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MailServerTest {

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example.org, '', '', mail.example.org, 25, STARTTLS",
        "smtp://mail.example.org, '', pager, mail.example.org, 587, STARTTLS",
        "smtp://mail.example.org:2525/, none, '', mail.example.org, 2525, NONE",
        "smtp://mail.example.org, tls, pager, mail.example.org, 465, TLS",
        "smtps://mail.example.org, '', pager, mail.example.org, 465, TLS",
        "smtps://mail.example.org:4650, tls, '', mail.example.org, 4650, TLS",
        "smtp://127.0.0.1, '', '', 127.0.0.1, 25, NONE",
        "smtp://localhost:2525, '', pager, localhost, 2525, NONE",
        "smtp://localhost, starttls, '', localhost, 25, STARTTLS",
        "smtp://localhost.example.org, '', '', localhost.example.org, 25, STARTTLS",
    })
    void what_is_not_said_is_the_safe_choice(
            String url,
            String security,
            String user,
            String host,
            int port,
            MailServer.Security expected) {
        var server = MailServer.of(spec(url, Map.of("security", security, "user", user)));
        assertThat(server).isEqualTo(new MailServer(host, port, expected, user, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | ''       | ''    | url is '', but must be a mail server",
                "https://mail.example  | ''       | ''    | but must be a mail server",
                "smtp://u:pw@mail.x.y  | ''       | ''    | url is 'smtp://…@…', but must be",
                "smtp://mail.x.y/path  | ''       | ''    | but must be a mail server",
                "smtp://a..b:x         | ''       | ''    | url is 'smtp://a..b:x', but must",
                "smtp://[::1           | ''       | ''    | url is 'smtp://[::1', but must",
                "smtp://mail.x.y:99999 | ''       | ''    | url is 'smtp://mail.x.y:99999', but must",
                "smtp://mail.x.y:0     | ''       | ''    | url is 'smtp://mail.x.y:0', but must",
                "smtp://mail.x.y       | ssl      | ''    | must be none, starttls or tls",
                "smtps://mail.x.y      | starttls | ''    | url begins with smtps, which is tls",
                "smtp://mail.x.y       | none     | pager | password of pager would travel",
            })
    void what_cannot_be_a_server_is_refused_in_a_sentence(
            String url, String security, String user, String sentence) {
        assertThatThrownBy(
                        () -> MailServer.of(spec(url, Map.of("security", security, "user", user))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("pw");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                           | ''          | options.from is missing",
                "pager                        | ''          | options.from is 'pager', but must",
                "'a@x.org, b@x.org'           | ''          | must be a single e-mail address",
                "'pager@x.org\r\nBcc: c@x.org'| ''          | options.from is",
                "pager@x.org                  | ana         | options.to is 'ana', but must",
                "pager@x.org                  | 'a@x.org;b' | options.to is 'a@x.org;b'",
            })
    void addresses_that_are_none_are_refused_in_a_sentence(
            String from, String to, String sentence) {
        var spec = spec("smtp://localhost", Map.of("from", from, "to", to));
        assertThatThrownBy(() -> Mail.of(spec, () -> "", Timeouts.USUAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    private static ChannelSpec spec(String url, Map<String, String> options) {
        return new ChannelSpec("mail", ChannelKind.SMTP, url, "", new TreeMap<>(options));
    }
}
