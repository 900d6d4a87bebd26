package dev.remediator.actuator.traffic;

import java.util.regex.Pattern;

/// What HAProxy's `show sess` says of the sessions with one server.
///
/// HAProxy does not end a session whose client has hung up before: it has told the server so, and
/// waits for a server that is frozen until `timeout server` is over. Nobody is there any more to
/// send anything or to hear an answer. Of such a session HAProxy says that it waits for nothing
/// from the client: `rx` is empty in `rq`, from 2.8 on `rex` in `scf`.
///
/// @param all how many there are
/// @param hungUp of how many of them the client has hung up
record Sessions(long all, long hungUp) {
    private static final Pattern READS_NO_MORE =
            Pattern.compile(" rq\\[[^]]*\\brx=,[^]]*]| scf=\\[[^]]*\\brex=,[^]]*]");

    /// @param reply what was answered to `show sess`
    static Sessions of(String reply, String pool, String server) {
        var place = " be=%s srv=%s ".formatted(pool, server);
        var mine = reply.lines().filter(line -> line.contains(place)).toList();
        long gone = mine.stream().filter(line -> READS_NO_MORE.matcher(line).find()).count();
        return new Sessions(mine.size(), gone);
    }

    /// Whether nobody is there any more, by one count and by the other.
    ///
    /// @param counted how many sessions there are, as HAProxy counts them elsewhere
    boolean nobodyOf(long counted) {
        return all == hungUp && counted <= hungUp;
    }
}
