package dev.remediator;

import dev.remediator.access.Admission;
import dev.remediator.access.Loopback;
import dev.remediator.access.Token;
import dev.remediator.access.Tokens;
import dev.remediator.secret.SecretPlaces;
import dev.remediator.settings.Settings;
import dev.remediator.settings.TokenSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the list of those who are let in of what the operator says about them.
final class Admissions {
    private static final Logger LOG = LoggerFactory.getLogger(Admissions.class);

    private Admissions() {}

    /// Warns where everybody is let in whom the operator may not have meant.
    ///
    /// @throws IllegalArgumentException in one sentence, if a token is not where it should be or is
    ///   too short
    static Admission of(Settings settings) {
        var http = settings.http();
        if (http.openToOthers()) {
            LOG.warn(
                    "whoever reaches {} may everything here, also stop automation; set http.tokens",
                    http.host());
        }
        return new Admission(tokens(settings), hosts(settings));
    }

    /// Who may ask.
    ///
    /// @throws IllegalArgumentException as [#of]
    static Tokens tokens(Settings settings) {
        var places = SecretPlaces.ofThisProcess();
        var said = settings.http().tokens();
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < said.size(); i++) {
            tokens.add(token("http.tokens[%d]".formatted(i), said.get(i), places));
        }
        return Tokens.of(tokens);
    }

    /// Looks whether more would be let in than were, where nobody may have meant it: a file that is
    /// empty for a moment, because it is being written, says that everybody may everything.
    ///
    /// @throws IllegalArgumentException in one sentence, if everybody would be
    static void refuseOpening(Settings running, Settings next) {
        if (!next.http().tokens().isEmpty()) {
            return;
        }
        if (!running.http().tokens().isEmpty()) {
            throw new IllegalArgumentException(
                    "http.tokens names nobody any more, so everybody would be let in; restart this"
                            + " process if that is meant");
        }
        if (!running.integrations().isEmpty() && next.integrations().isEmpty()) {
            throw new IllegalArgumentException(
                    "integrations names nobody any more, so everybody could send alerts; restart"
                            + " this process if that is meant");
        }
    }

    private static Token token(String key, TokenSpec said, SecretPlaces places) {
        try {
            return new Token(said.name(), said.role(), places.find(said.secret()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ".secret " + e.getMessage(), e);
        }
    }

    private static Set<String> hosts(Settings settings) {
        var hosts = new HashSet<String>();
        if (Loopback.is(settings.http().host())) {
            hosts.add(settings.http().host());
            if (!settings.pager().address().isEmpty()) {
                hosts.add(name(settings.pager().address()));
            }
        }
        return hosts;
    }

    /// Whatever stands between the slashes, without the port.
    private static String name(String address) {
        var host = URI.create(address).getHost();
        return host == null ? address : host;
    }
}
