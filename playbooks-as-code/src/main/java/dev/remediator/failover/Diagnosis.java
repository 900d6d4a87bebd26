package dev.remediator.failover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is the matter with a cluster, told from what was seen of it: a primary is dead when we
/// cannot reach it *and* its standbys have lost it. Several observers judge, not time.
///
/// @param verdict what may be done
/// @param primary who is meant; empty if nobody knows
/// @param sentence why, with the facts
public record Diagnosis(Verdict verdict, Optional<String> primary, String sentence) {

    /// Judges.
    ///
    /// @param seen the cluster
    /// @param terms what is allowed
    /// @param now the time it was seen
    /// @param reconnected whether its standbys were made to connect anew before
    public static Diagnosis of(Observation seen, Terms terms, Instant now, boolean reconnected) {
        var primaries = seen.primaries();
        return switch (primaries.size()) {
            case 0 -> withoutPrimary(seen, terms, now, reconnected);
            case 1 -> withPrimary(seen, primaries.getFirst(), terms, now);
            default ->
                    unknown(
                            Verdict.TWO_PRIMARIES,
                            names(primaries) + " all say that they are the primary");
        };
    }

    private static Diagnosis withPrimary(
            Observation seen, MemberSight primary, Terms terms, Instant now) {
        var name = primary.member();
        var newer =
                seen.standbys().stream()
                        .filter(standby -> standby.position().newerThan(primary.position()))
                        .toList();
        if (!newer.isEmpty()) {
            return unknown(
                    Verdict.PRIMARY_UNKNOWN,
                    "%s says that it is the primary, at %s, but %s follow a newer history"
                            .formatted(name, primary.position(), names(newer)));
        }
        var elsewhere = new Following(seen).streamingElsewhere(name);
        if (!elsewhere.isEmpty()) {
            return unknown(
                    Verdict.PRIMARY_UNKNOWN,
                    "%s says that it is the primary, but %s"
                            .formatted(name, new Following(seen).sentence()));
        }
        if (!primary.writable()) {
            if (primary.unwritable().isEmpty()) {
                return known(
                        Verdict.UNSURE,
                        name,
                        name + " answers as the primary, and a write was not made in time");
            }
            var obstacles = new Obstacles(seen, name, terms, now);
            return obstacles
                    .degraded()
                    .or(obstacles::recent)
                    .orElseGet(
                            () ->
                                    known(
                                            Verdict.SWITCH_OVER,
                                            name,
                                            "%s answers and takes no writes: %s"
                                                    .formatted(name, primary.unwritable())));
        }
        long streaming = seen.standbys().stream().filter(MemberSight::streaming).count();
        int others = seen.members().size() - 1;
        return others > 0 && streaming == 0
                ? known(
                        Verdict.STANDBYS_UNWELL,
                        name,
                        name + " answers as the primary, and none of its standbys streams")
                : known(
                        Verdict.WELL,
                        name,
                        "%s answers, takes writes, and %d of %d standbys stream"
                                .formatted(name, streaming, others));
    }

    private static Diagnosis withoutPrimary(
            Observation seen, Terms terms, Instant now, boolean reconnected) {
        if (seen.standbys().isEmpty()) {
            return unknown(
                    Verdict.PARTITIONED,
                    "neither a primary nor any standby answers, so it is us who are cut off");
        }
        var following = new Following(seen);
        return following
                .one()
                .flatMap(seen::member)
                .map(primary -> silent(seen, primary, terms, now, reconnected))
                .orElseGet(
                        () ->
                                unknown(
                                        Verdict.PRIMARY_UNKNOWN,
                                        "nobody answers as the primary, and "
                                                + following.sentence()));
    }

    private static Diagnosis silent(
            Observation seen, MemberSight primary, Terms terms, Instant now, boolean reconnected) {
        var name = primary.member();
        var streaming = seen.standbys().stream().filter(MemberSight::streaming).toList();
        var obstacles = new Obstacles(seen, name, terms, now);
        if (!streaming.isEmpty()) {
            if (reconnected) {
                return known(
                        Verdict.STILL_STREAMING,
                        name,
                        ("%s does not answer us, but %s connected anew and still stream"
                                        + " from it, so it lives")
                                .formatted(name, names(streaming)));
            }
            return obstacles
                    .degraded()
                    .or(obstacles::recent)
                    .or(obstacles::tooFew)
                    .orElseGet(
                            () ->
                                    known(
                                            Verdict.RECONNECT_STANDBYS,
                                            name,
                                            ("%s does not answer (%s), and %s say that they"
                                                            + " stream from it")
                                                    .formatted(
                                                            name,
                                                            host(primary),
                                                            names(streaming))));
        }
        var against = new Witnesses(seen, primary);
        if (!against.enough()) {
            return known(Verdict.ONE_SIGNAL, name, against.sentence());
        }
        if (primary.host() == HostState.GONE
                && terms.restartWithin().compareTo(Duration.ZERO) > 0) {
            return known(
                    Verdict.START_AGAIN,
                    name,
                    "%s; it may take %s to come back"
                            .formatted(against.sentence(), Spoken.time(terms.restartWithin())));
        }
        return obstacles
                .degraded()
                .or(obstacles::recent)
                .or(obstacles::tooFew)
                .or(obstacles::abroad)
                .orElseGet(
                        () ->
                                known(
                                        Verdict.FAIL_OVER,
                                        name,
                                        "%s; %s; %s"
                                                .formatted(
                                                        against.sentence(),
                                                        Quorum.of(seen, name, terms).sentence(),
                                                        Election.of(seen, name, terms)
                                                                .sentence())));
    }

    static Diagnosis known(Verdict verdict, String primary, String sentence) {
        return new Diagnosis(verdict, Optional.of(primary), sentence);
    }

    private static Diagnosis unknown(Verdict verdict, String sentence) {
        return new Diagnosis(verdict, Optional.empty(), sentence);
    }

    static String host(MemberSight sight) {
        return switch (sight.host()) {
            case RUNNING -> "its host says that it runs";
            case FROZEN -> "its host says that it is frozen";
            case GONE -> "its host says that its process is gone";
            case UNREACHABLE -> "its host cannot be reached either";
        };
    }

    private static String names(List<MemberSight> sights) {
        return sights.stream().map(MemberSight::member).collect(Collectors.joining(" and "));
    }
}
