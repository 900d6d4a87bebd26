package dev.remediator.actuator.traffic;

/// One proxy. Each call returns when what was asked for was seen to be so, and else throws the
/// sentence that says what is missing.
sealed interface Proxy permits HaProxy, PgBouncer {

    void cut(Proxies.Member member) throws Unconfirmed;

    void restore(Proxies.Member member) throws Unconfirmed;

    void shift(Proxies.Member member) throws Unconfirmed;

    void confirm(Proxies.Member member) throws Unconfirmed;
}
