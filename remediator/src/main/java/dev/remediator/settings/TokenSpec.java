package dev.remediator.settings;

import dev.remediator.access.Role;

/// Somebody who may ask here, as an operator writes it below `http.tokens`.
///
/// @param name who it is: what they do is recorded under this name
/// @param role what they may: `viewer`, `operator` or `admin`
/// @param secret where the token is: `env:NAME`, `file:PATH` or `literal:TEXT`
public record TokenSpec(String name, Role role, String secret) {}
