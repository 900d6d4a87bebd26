package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.seconds;

import dev.remediator.failover.Diagnosis;
import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Observation;
import dev.remediator.failover.Terms;
import dev.remediator.failover.Verdict;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.DatabaseCluster;

/// Looks at a cluster until it is clear what is the matter with it. What may be tried without harm
/// is tried on the way, each once: starting a primary again where it is, and making standbys that
/// only believe that they stream connect anew.
final class Examination {
    private final Remedy remedy;
    private final DatabaseCluster db;
    private final Freshness freshness = new Freshness();
    private Terms terms;
    private boolean startedAgain;
    private boolean reconnected;

    /// What was found in the end.
    ///
    /// @param seen the cluster
    /// @param diagnosis what is the matter with it
    /// @param healed whether it is well because it was started again
    /// @param freshness how old that is
    record Finding(Observation seen, Diagnosis diagnosis, boolean healed, Freshness freshness) {}

    Examination(Remedy remedy, DatabaseCluster db, Terms terms) {
        this.remedy = remedy;
        this.db = db;
        this.terms = terms;
    }

    /// Looks once, and tries nothing.
    Finding once() {
        var seen =
                remedy.step(
                        "look at it from every side",
                        () -> {
                            freshness.begins();
                            return db.observe();
                        });
        var now = remedy.now();
        var diagnosis = Diagnosis.of(seen, terms, now, reconnected);
        boolean healed = startedAgain && diagnosis.verdict() == Verdict.WELL;
        return new Finding(seen, diagnosis, healed, freshness);
    }

    /// Looks until nothing harmless is left to be tried.
    Finding thorough() {
        var found = once();
        while (triedSomething(found)) {
            found = once();
        }
        return found;
    }

    private boolean triedSomething(Finding found) {
        return switch (found.diagnosis().verdict()) {
            case START_AGAIN -> {
                startAgain(found.diagnosis().primary().orElseThrow());
                yield true;
            }
            case RECONNECT_STANDBYS -> {
                reconnect(found.seen());
                yield true;
            }
            default -> false;
        };
    }

    /// That it did not come back is no failure of the remedy: the next look says so.
    private void startAgain(String primary) {
        var limit = terms.restartWithin();
        terms = terms.withoutRestart();
        startedAgain = true;
        try {
            remedy.once("start " + primary + " again where it is", o -> db.start(primary, o))
                    .probe(
                            () ->
                                    db.observe().primaries().stream()
                                            .anyMatch(p -> p.member().equals(primary)));
            remedy.await(primary + " takes writes again", db::healthy, limit);
        } catch (RemedyFailed _) {
            remedy.sleep(seconds(1));
        }
    }

    private void reconnect(Observation seen) {
        var standbys =
                seen.standbys().stream()
                        .filter(MemberSight::streaming)
                        .map(MemberSight::member)
                        .toList();
        reconnected = true;
        remedy.step(
                "make " + String.join(" and ", standbys) + " connect anew",
                () -> db.reconnect(standbys));
    }
}
