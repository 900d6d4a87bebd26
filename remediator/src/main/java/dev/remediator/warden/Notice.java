package dev.remediator.warden;

import dev.remediator.reason.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;

/// Something people are told once, however many incidents it holds up.
///
/// @param reason what it is
/// @param scope whose matter it is
/// @param since since when
/// @param told the page's id, once people have been told
public record Notice(Reason reason, String scope, Instant since, @Nullable String told) {

    /// What tells notices apart.
    static String key(Reason reason, String scope) {
        return reason.word() + "@" + scope;
    }

    /// Those of storms. No other reason's word goes on after this one's.
    static Collection<Notice> storms(PSortedMap<String, Notice> notices) {
        var word = Reason.STORM.word();
        return notices.subMap(word + "@", word + (char) ('@' + 1)).values();
    }

    String key() {
        return key(reason, scope);
    }

    /// Safe in an address: a scope is made of labels, which are hostile.
    String id() {
        var text = key() + "@" + since.toEpochMilli();
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return "notice-" + reason.word() + "-" + HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Notice told(String id) {
        return new Notice(reason, scope, since, id);
    }
}
