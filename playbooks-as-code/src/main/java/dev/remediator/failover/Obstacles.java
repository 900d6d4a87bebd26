package dev.remediator.failover;

import java.time.Instant;
import java.util.Optional;

/// What keeps a cluster from being failed over although its primary is dead.
///
/// @param seen the cluster
/// @param primary the dead one
/// @param terms what is allowed
/// @param now the time
record Obstacles(Observation seen, String primary, Terms terms, Instant now) {

    /// It was failed over a short while ago, and nobody has looked at it since.
    Optional<Diagnosis> recent() {
        return seen.recovery()
                .filter(last -> !last.acknowledged())
                .filter(last -> now.isBefore(last.at().plus(terms.blockAfterRecovery())))
                .map(
                        last ->
                                Diagnosis.known(
                                        Verdict.RECOVERED_RECENTLY,
                                        primary,
                                        ("%s took over from %s at %s, nobody has"
                                                        + " acknowledged that, and the next"
                                                        + " recovery may come %s later")
                                                .formatted(
                                                        last.to(),
                                                        last.from(),
                                                        last.at(),
                                                        Spoken.time(terms.blockAfterRecovery()))));
    }

    /// What was acknowledged since then nobody but the primary need have.
    Optional<Diagnosis> degraded() {
        return seen.recovery()
                .filter(Recovery::degraded)
                .map(
                        last ->
                                Diagnosis.known(
                                        Verdict.DEGRADED,
                                        primary,
                                        ("%s has acknowledged alone since it took over from %s at"
                                                        + " %s, so nobody else need have what it"
                                                        + " acknowledged")
                                                .formatted(last.to(), last.from(), last.at())));
    }

    /// Whoever is left may lack acknowledged writes.
    Optional<Diagnosis> tooFew() {
        var quorum = Quorum.of(seen, primary, terms);
        return quorum.enough()
                ? Optional.empty()
                : Optional.of(
                        Diagnosis.known(
                                Verdict.TOO_FEW_STANDBYS,
                                primary,
                                ("%s does not answer, and whoever took over"
                                                + " might lack acknowledged writes: %s")
                                        .formatted(primary, quorum.sentence())));
    }

    /// Whoever should take over stands elsewhere.
    Optional<Diagnosis> abroad() {
        var election = Election.of(seen, primary, terms);
        return election.chosen().isPresent()
                ? Optional.empty()
                : Optional.of(Diagnosis.known(Verdict.OTHER_REGION, primary, election.sentence()));
    }
}
