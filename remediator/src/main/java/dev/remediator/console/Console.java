package dev.remediator.console;

/// All pages, a room each. Thread-safe.
///
/// @param incidents what is going on, and one incident
/// @param playbooks what would be done, and how it went
/// @param safety what holds automation back: groups, what waits, silences, the andon cord, the
///   audit
/// @param figures how it has been going: accounts and charts
/// @param whatIf what would have happened with these playbooks
/// @param signIn where people say who they are
public record Console(
        IncidentPages incidents,
        PlaybookPages playbooks,
        SafetyPages safety,
        FigurePages figures,
        WhatIfPages whatIf,
        SignInPage signIn) {

    /// Draws from these.
    public static Console of(Sources sources) {
        return new Console(
                new IncidentPages(sources),
                new PlaybookPages(sources),
                new SafetyPages(sources),
                new FigurePages(sources),
                new WhatIfPages(sources),
                new SignInPage());
    }
}
