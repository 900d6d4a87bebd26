/// Game days: a cluster of one's own is broken on purpose, again and again, with a whole remediator
/// before it and a client that remembers every write that was acknowledged. The demonstration uses
/// the client and the stand-ins too.
@NullMarked
package dev.remediator.gameday;

import org.jspecify.annotations.NullMarked;
