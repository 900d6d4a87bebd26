package dev.remediator.paging.channel;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;

/// Reads e-mail addresses, strictly: nothing in them can end a header's line or a command.
final class MailAddresses {

    private MailAddresses() {}

    /// @throws IllegalArgumentException in one sentence, if it is none
    static InternetAddress sender(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "options.from is missing, but mail needs a sender, such as pager@example.org");
        }
        try {
            var all = read(text);
            if (all.size() == 1) {
                return all.getFirst();
            }
        } catch (AddressException e) {
            throw refused("options.from", text, e);
        }
        throw new IllegalArgumentException(
                "options.from is '" + text + "', but must be a single e-mail address");
    }

    /// @throws IllegalArgumentException in one sentence, if one of them is none
    static List<InternetAddress> recipients(String text) {
        try {
            return text.isBlank() ? List.of() : read(text);
        } catch (AddressException e) {
            throw refused("options.to", text, e);
        }
    }

    /// A person's own address, or the usual ones where nobody in particular is meant.
    ///
    /// @throws AddressException if the person's is none
    static List<InternetAddress> of(Addressee to, List<InternetAddress> usual)
            throws AddressException {
        if (to.email().isBlank()) {
            return to.name().isEmpty() ? usual : List.of();
        }
        return read(to.email());
    }

    private static List<InternetAddress> read(String text) throws AddressException {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new AddressException("a control character is in it");
        }
        var all = List.of(InternetAddress.parse(text, true));
        for (var address : all) {
            address.validate();
            if (!address.getAddress().matches("[!-~&&[^<>@]]+@[!-~&&[^<>@]]+")) {
                throw new AddressException("it must be name@host in plain letters");
            }
        }
        return all;
    }

    private static IllegalArgumentException refused(String field, String text, AddressException e) {
        return new IllegalArgumentException(
                "%s is '%s', but must be an e-mail address: %s"
                        .formatted(field, text, e.getMessage()),
                e);
    }
}
