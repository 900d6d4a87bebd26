package dev.remediator.gateway;

import dev.remediator.access.Role;
import java.util.Optional;

/// One address with one method, and who may ask there where tokens are set.
///
/// @param method the HTTP method
/// @param pattern the path; a part in braces, such as `{id}`, is any one segment
/// @param needs the role it takes; none where anybody may ask
public record Address(String method, String pattern, Optional<Role> needs) {
    static Address of(Route route) {
        return new Address(route.method(), route.pattern(), Optional.ofNullable(route.needs()));
    }
}
