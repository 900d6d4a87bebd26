package dev.remediator.warden;

import dev.remediator.reason.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

    String key() {
        return key(reason, scope);
    }

    Notice told(String id) {
        return new Notice(reason, scope, since, id);
    }
}
