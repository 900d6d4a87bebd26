package dev.remediator.failover;

/// What is the matter with a cluster, and so what may be done.
public enum Verdict {
    /// Its primary is dead, and a standby may take its place.
    FAIL_OVER("fail over"),
    /// Only its process is gone: it may be started again where it is.
    START_AGAIN("start it again where it is"),
    /// The primary does not answer, and standbys say that they stream from it: they are to find
    /// out.
    RECONNECT_STANDBYS("make the standbys connect anew"),
    /// The primary answers and takes no writes: another one is to, in an orderly way.
    SWITCH_OVER("switch over"),
    /// The primary answers, a write was not made, and nobody can be sure that it takes none.
    UNSURE("nobody is sure whether it takes writes"),
    /// Nothing is the matter with it.
    WELL("well"),
    /// The primary is well, and none of its standbys streams.
    STANDBYS_UNWELL("the standbys are unwell"),
    /// After they connected anew, standbys stream still: the primary lives, and we cannot see it.
    STILL_STREAMING("the primary lives"),
    /// Neither the primary nor any standby can be seen: it is us who are cut off.
    PARTITIONED("we are cut off"),
    /// So few standbys can be asked that none of them may have what was acknowledged.
    TOO_FEW_STANDBYS("too few standbys"),
    /// Two members say that they are the primary.
    TWO_PRIMARIES("two primaries"),
    /// Nobody knows who the primary is.
    PRIMARY_UNKNOWN("nobody knows the primary"),
    /// Too few have found the primary dead.
    ONE_SIGNAL("one signal is none"),
    /// The cluster was failed over a short while ago, and nobody has looked at it since.
    RECOVERED_RECENTLY("recovered recently"),
    /// The primary acknowledged alone, so nobody else need have what it acknowledged.
    DEGRADED("it acknowledged alone"),
    /// Only a member of another region could take over, which is not allowed.
    OTHER_REGION("only another region could");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /// In few words.
    public String words() {
        return words;
    }
}
